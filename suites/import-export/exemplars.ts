import type { TargetReply } from '../../tools/model/target.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import { jsonOf, rowsOf } from '../openstack/json.ts'
import { withBody } from '../openstack/judged-body.ts'
import { cancelLife } from './cancel.ts'
import { exportLife, importLife } from './fixtures.ts'
import { listExports, listImports } from './requests.ts'

const importBody = [
  'name',
  'disk_format',
  'container_format',
  'location',
  'id',
  'min_ram',
  'min_disk',
  'property-{name}',
  'ovf_location',
  'conversion',
  'os_type',
  'user_name',
  'password',
  'domain_name',
].map(name => `#body.${name}`)

/** A list with the run's own row alone, where it has one. */
function own(reply: TargetReply, kind: 'import' | 'export', id: string): TargetReply {
  const rows = rowsOf(reply, `${kind}s`).filter(row => row[`${kind}_id`] === id)
  return rows.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), [`${kind}s`]: rows })
}

const token = '#request-header.x-auth-token'

/** One good exchange of every operation (§1.6.3). */
export const exemplars: Exemplar[] = [
  {
    operation: 'import-export.imports.create',
    variant: 'import',
    effect: 'create',
    statuses: [201],
    body: 'json',
    likeSample: true,
    covers: [token, ...importBody],
    errata: ['import-export.imports.create.disk-format-needed', 'import-export.imports.create.conversion'],
    send: async t => (await importLife(t)).created,
  },
  {
    operation: 'import-export.imports.show',
    variant: 'import',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [token, '#path.import_id', '#request-header.content-length'],
    errata: ['import-export.os-type-in-capitals', 'import-export.content-length'],
    send: async t => (await importLife(t)).last,
  },
  {
    operation: 'import-export.imports.list',
    variant: 'imports',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [token, '#request-header.content-length'],
    errata: ['import-export.content-length'],
    send: async t => {
      const { id } = await importLife(t)
      return own(await listImports(t), 'import', id)
    },
  },
  {
    operation: 'import-export.exports.create',
    variant: 'export',
    effect: 'create',
    statuses: [202],
    body: 'json',
    likeSample: true,
    covers: [token, '#body.image_id', '#body.storage_container'],
    errata: ['import-export.exports.create.container-url-or-path'],
    send: async t => (await exportLife(t)).created,
  },
  {
    operation: 'import-export.exports.show',
    variant: 'export',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [token, '#path.export_id'],
    errata: ['import-export.export-status-failed'],
    send: async t => (await exportLife(t)).last,
  },
  {
    operation: 'import-export.exports.list',
    variant: 'exports',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [token],
    errata: ['import-export.export-status-failed'],
    send: async t => {
      const { id } = await exportLife(t)
      return own(await listExports(t), 'export', id)
    },
  },
  {
    operation: 'import-export.exports.cancel',
    variant: 'export',
    effect: 'create',
    statuses: [200],
    covers: [token, '#path.export_id'],
    send: async t => (await cancelLife(t)).cancelled,
  },
]
