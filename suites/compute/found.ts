import type { CheckContext } from '../../tools/model/check.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { list } from './requests.ts'

/** Things that a target must have before a server can be made; found by looking, unless the profile names them. */

export interface FoundFlavor {
  id: string
  vcpus: number
  /** In MB. */
  ram: number
  /** In GB. */
  disk: number
}

export interface FoundImage {
  id: string
  /** In GB; what a volume made of it must have at least. */
  volumeSize: number
  minDisk: number
  minRam: number
}

/** Every flavor, the smallest first. */
export function flavors(t: CheckContext): Promise<FoundFlavor[]> {
  return t.shared('flavors found', async owner => {
    const rows = rowsOf(owner.prepared(await list(owner, 'flavors.list'), 200), 'flavors')
    const shown = await Promise.all(rows.map(row => flavor(owner, textAt(row, 'id'))))
    return shown.sort((a, b) => a.vcpus - b.vcpus || a.ram - b.ram || a.disk - b.disk)
  })
}

async function flavor(t: CheckContext, id: string): Promise<FoundFlavor> {
  const reply = await t.call('compute.flavors.show', {
    path: { flavor_id: id },
    headers: { Accept: 'application/json' },
  })
  const found = member(jsonOf(t.prepared(reply, 200)), 'flavor')
  return {
    id,
    vcpus: numberAt(found, 'vcpus'),
    ram: numberAt(found, 'ram'),
    disk: numberAt(found, 'disk'),
  }
}

/** An active image with the least demands: of disk, then of memory, then the smallest. */
export function bootableImage(t: CheckContext): Promise<FoundImage> {
  return t.shared('image found', async owner => {
    const rows = rowsOf(owner.prepared(await list(owner, 'images.list-details'), 200), 'images')
    const named = owner.fixtures.image
    const fit = rows.filter(row =>
      named === undefined ? textAt(row, 'status') === 'ACTIVE' : [row.id, row.name].includes(named),
    )
    const [best] = fit.sort((a, b) => demands(a).reduce((order, own, at) => order || own - (demands(b)[at] ?? 0), 0))
    if (best === undefined)
      owner.notRun(named === undefined ? 'the target lists no active image' : `the target lists no image ${named}`)
    const minDisk = numberAt(best, 'minDisk')
    const gigabytes = Math.ceil(numberAt(best, 'OS-EXT-IMG-SIZE:size') / 2 ** 30)
    return {
      id: textAt(best, 'id'),
      minDisk,
      minRam: numberAt(best, 'minRam'),
      volumeSize: Math.max(1, minDisk, gigabytes),
    }
  })
}

const demands = (row: JsonObject): number[] =>
  ['minDisk', 'minRam', 'OS-EXT-IMG-SIZE:size'].map(name => numberAt(row, name))

/** The smallest flavor that the image can be booted with. */
export async function smallestFlavor(t: CheckContext): Promise<FoundFlavor> {
  const [all, image] = await Promise.all([flavors(t), bootableImage(t)])
  const named = t.fixtures.flavor
  const fit = all.find(({ id, ram, disk }) =>
    named === undefined ? ram >= image.minRam && (disk === 0 || disk >= image.minDisk) : id === named,
  )
  return fit ?? t.notRun(named === undefined ? 'no flavor suits the image' : `the target has no flavor ${named}`)
}

/** A flavor that a server of the smallest can be resized to. */
export async function largerFlavor(t: CheckContext): Promise<FoundFlavor> {
  const [all, small] = await Promise.all([flavors(t), smallestFlavor(t)])
  const named = t.fixtures.largerFlavor
  const fit = all.find(({ id, vcpus, ram, disk }) =>
    named === undefined ? vcpus >= small.vcpus && ram > small.ram && disk >= small.disk : id === named,
  )
  return fit ?? t.notRun('the target has no flavor that a server of the smallest can be resized to')
}

function numberAt(value: unknown, name: string): number {
  const found = member(value, name)
  return typeof found === 'number' ? found : 0
}
