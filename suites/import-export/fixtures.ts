import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { ownImage } from '../image/own-image.ts'
import { ownContainer, store } from '../object-storage/fixtures.ts'
import { jsonOf, textAt } from '../openstack/json.ts'
import { emptyDisk } from './disk.ts'
import { stateOf, type Watched, watch } from './jobs.ts'
import { createExport, createImport, showImport } from './requests.ts'

/** What imports are asked for, made up; it is no secret. */
export const madeUp = { user_name: 'k5c-user', password: 'bWFkZS11cA==', domain_name: 'k5c.example' }

/** The path by which this chapter names an object or a container (§1.6.3.1, §1.6.3.4). */
export function storagePath(t: CheckContext, container: string, object?: string): string {
  if (!t.offers('object-store')) t.unsupported('the target has no object storage that files could be in')
  const { pathname } = t.urlOf('object-storage.containers.show', { path: { container } })
  const path = /\/v1\/AUTH_[^/]+\/[^/]+$/.exec(pathname)?.[0]
  if (path === undefined) t.unsupported('the account of object storage has no path of the documented form')
  const own = decodeURIComponent(path)
  return object === undefined ? own : `${own}/${object}`
}

/** A container for the files of this chapter, and the disk in it. */
export function theDisk(t: CheckContext): Promise<{ container: string; location: string; bytes: Uint8Array }> {
  return t.shared('disk to be imported', async owner => {
    // Asked first: without the path nothing need be made.
    storagePath(owner, 'any')
    const container = await ownContainer(owner, {}, 'disks')
    const bytes = emptyDisk()
    await store(owner, { container, object: 'disk.vmdk' }, bytes)
    return { container, location: storagePath(owner, container, 'disk.vmdk'), bytes }
  })
}

/** A good order with the required parameters alone; the image has an id and a name of the run. */
export function orderOf(t: CheckContext, location: string, more: object = {}): Record<string, unknown> {
  return {
    name: t.name('import'),
    location,
    id: t.unknownId(),
    disk_format: 'raw',
    conversion: true,
    os_type: 'centos',
    ...madeUp,
    ...more,
  }
}

/** An order that is good but for the file, which is not there: what begins by mistake makes no image. */
export function orderOfNothing(t: CheckContext, more: object = {}): Record<string, unknown> {
  return orderOf(t, storagePath(t, t.name('nowhere'), 'disk.vmdk'), more)
}

export interface ImportLife extends Watched {
  order: Record<string, unknown>
  created: TargetReply
  id: string
}

/** An import with every parameter, watched to its end. */
export function importLife(t: CheckContext): Promise<ImportLife> {
  return t.shared('life of an import', async owner => {
    const { container, location } = await theDisk(owner)
    await store(owner, { container, object: 'disk.ovf' }, '<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1"/>')
    const order = orderOf(owner, location, {
      container_format: 'bare',
      min_ram: 512,
      min_disk: 3,
      'property-k5c_colour': 'red',
      ovf_location: storagePath(owner, container, 'disk.ovf'),
    })
    const created = await createImport(owner, order)
    const id = textAt(jsonOf(owner.prepared(created, 201)), 'import_id')
    return { order, created, id, ...(await watch(owner, 'import', id)) }
  })
}

/** The same where it succeeded. A target may well refuse to convert a disk without a system. */
export async function succeededImport(t: CheckContext): Promise<ImportLife> {
  const life = await importLife(t)
  t.focus(life.last)
  if (stateOf(life.last, 'import') === 'failed')
    t.skip('the import has failed, as it may of a disk without a system; the manual names no disk that can be imported')
  return life
}

/** An import that is told a checksum that the file does not have, watched to its end. */
export function failedImport(t: CheckContext): Promise<Watched & { created: TargetReply }> {
  return t.shared('import with a wrong checksum', async owner => {
    const { location } = await theDisk(owner)
    const created = await createImport(owner, orderOf(owner, location, { checksum: '0'.repeat(40) }))
    if (created.status >= 400) return { created, looks: [created], last: created }
    return { created, ...(await watch(owner, 'import', textAt(jsonOf(created), 'import_id'))) }
  })
}

/** An import that nobody else looks at: its file is not there. */
export function guardedImport(t: CheckContext): Promise<{ id: string; name: string }> {
  return t.shared('guarded import', async owner => {
    const order = orderOfNothing(owner)
    const created = await createImport(owner, order)
    if (created.status < 400) return { id: textAt(jsonOf(created), 'import_id'), name: String(order.name) }
    // A target may look for the file at once.
    const { id, order: accepted } = await importLife(owner)
    owner.prepared(await showImport(owner, id), 200)
    return { id, name: String(accepted.name) }
  })
}

export interface OwnExport {
  created: TargetReply
  id: string
  image: string
  imageName: string
  container: string
  path: string
}

/** Bytes of an image whose export is still under way when the next request arrives; of a brief one, as a rule. */
const sizes = { any: {}, brief: { preferredSize: 128 * 1024 }, lengthy: { preferredSize: 512 * 1024 } }

/** An export of an own image into an own container, just begun; a lengthy one where it matters that it has not ended. */
export async function ownExport(t: CheckContext, label: string, pace: keyof typeof sizes = 'any'): Promise<OwnExport> {
  storagePath(t, 'any')
  const { id: image, name: imageName } = await ownImage(t, { name: t.name(label), ...sizes[pace] })
  const container = await ownContainer(t, {}, label)
  const path = storagePath(t, container)
  const created = await createExport(t, { image_id: image, storage_container: path })
  const id = textAt(jsonOf(t.prepared(created, 202)), 'export_id')
  return { created, id, image, imageName, container, path }
}

export type ExportLife = OwnExport & Watched

/** An export, watched to its end. */
export function exportLife(t: CheckContext): Promise<ExportLife> {
  return t.shared('life of an export', async owner => {
    const begun = await ownExport(owner, 'exported')
    return { ...begun, ...(await watch(owner, 'export', begun.id)) }
  })
}

/** The same where it succeeded. A target may refuse to export what is no image of a system. */
export async function succeededExport(t: CheckContext): Promise<ExportLife> {
  const life = await exportLife(t)
  t.focus(life.last)
  if (stateOf(life.last, 'export').toLowerCase() === 'failed')
    t.skip(
      'the export has failed, as it may of an image without a system; the manual does not say what can be exported',
    )
  return life
}

/** An export whose end has come and which nobody else looks at. */
export function guardedExport(t: CheckContext): Promise<OwnExport> {
  return t.shared('guarded export', owner => ownExport(owner, 'guarded'))
}
