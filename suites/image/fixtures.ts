import type { CheckContext } from '../../tools/model/check.ts'
import { type OwnImage, ownImage } from './own-image.ts'

/** Id of a project that is nobody's: the service keeps what it is given. */
export const strangerId = (t: CheckContext): string => t.unknownId().replaceAll('-', '')

/** Id of the other project, as members are named by it. */
export function otherProject(t: CheckContext): string {
  return t.project('alternate') ?? t.skip('the id of the other project is not known: its token names none')
}

/** Id of this project. */
export function ownProject(t: CheckContext): string {
  return t.project() ?? t.skip('the id of this project is not known: its token names none')
}

/** Sizes of the listed images in bytes, in the order in which they are made: neither rising nor falling. */
export const listedSizes = [20, 40, 10, 30] as const

/** Tag of the listed images of 20 and 10 bytes alone. */
export const listedTag = 'k5c-tagged'

/** Images for the checks of lists: four of one name, with different sizes, and one of a name that sorts before it. */
export function listedImages(t: CheckContext): Promise<{ name: string; ids: string[]; before: OwnImage }> {
  return t.shared('listed images', async owner => {
    const name = owner.name('listed')
    const before = await ownImage(owner, { name: owner.name('before') })
    const ids: string[] = []
    for (const [index, size] of listedSizes.entries()) {
      const tags = index % 2 === 0 ? [listedTag] : []
      ids.push((await ownImage(owner, { name, size, tags })).id)
    }
    return { name, ids, before }
  })
}

/** An image that every check may look at and none changes. */
export function stillImage(t: CheckContext): Promise<OwnImage> {
  return t.shared('still image', owner => ownImage(owner, { name: owner.name('still'), tags: ['ping', 'pong'] }))
}
