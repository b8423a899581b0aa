import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type OwnServer, ownServer } from '../servers/own-server.ts'
import { attachedVolume, volumesOf } from './attached-volume.ts'
import { firstMetadata } from './life.ts'
import { isActive, shown } from './server-facts.ts'
import { type Asking, doing, rebooting, type Step, type StepPlan, take } from './steps.ts'

/**
 * The life of another server, told as that in `life.ts`, so that the two pass at the same time: shelving takes long.
 *
 * booted → given a volume → shelved → restored.
 */
const life = 'life of a shelved server'
/** Keys of what takes servers or volumes. */
export const shelvingKey = `${life}: booted`
export const attachedKey = `${life}: given a volume`

function booted(t: CheckContext): Promise<OwnServer> {
  return t.shared(shelvingKey, owner => ownServer(owner, { metadata: firstMetadata }, 'shelved'))
}

const isShelved = (look: TargetReply): boolean => /^SHELVED/.test(String(shown(look, 'status')))

export interface GivenVolume {
  /** Its id; `absent` tells why there is none. */
  volume?: string
  absent?: string
  /** Ids of all volumes of the server, where they can be listed. */
  volumes: string[] | undefined
}

export function givenVolume(t: CheckContext): Promise<GivenVolume> {
  return t.shared(attachedKey, async owner => {
    const { id } = await booted(owner)
    const outcome = await attachedVolume(owner, id)
    return { ...outcome, volumes: await volumesOf(owner, id) }
  })
}

/** A step, and the ids of the server's volumes after it, where they can be listed. */
type VolumeStep = Step & { volumesAfter: string[] | undefined }

function volumeStep(label: string, before: Asking, plan: (id: string) => StepPlan) {
  return (t: CheckContext): Promise<VolumeStep> =>
    t.shared(`${life}: ${label}`, async owner => {
      const { id } = await booted(owner)
      await before(owner).catch(() => undefined)
      const taken = await take(owner, id, plan(id))
      return { ...taken, volumesAfter: await volumesOf(owner, id) }
    })
}

export const shelved = volumeStep('shelved', givenVolume, id => ({
  from: isActive,
  send: doing('shelve', id, { shelve: null }),
  reached: isShelved,
  outOfPlace: { reboot: rebooting(id, 'HARD'), shelve: doing('shelve', id, { shelve: null }) },
}))

export const unshelved = volumeStep('restored', shelved, id => ({
  from: isShelved,
  send: doing('unshelve', id, { unshelve: null }),
  reached: isActive,
}))
