import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { jsonBody } from '../openstack/json.ts'
import { guardedExport, guardedImport, orderOfNothing, storagePath } from './fixtures.ts'
import { withoutBody } from './requests.ts'

const wanted = { headers: { Accept: 'application/json' } }

const onImport = async (t: CheckContext): Promise<CallOptions> => ({
  ...withoutBody,
  path: { import_id: (await guardedImport(t)).id },
})
const onExport = async (t: CheckContext): Promise<CallOptions> => ({
  ...wanted,
  path: { export_id: (await guardedExport(t)).id },
})

/** Of which another project may send the same for itself. */
const forAll: number[] = []
/** To another project the id is that of nothing; deployed services may also say that it is forbidden. */
const hidden = [404, 403]

/** One request of each operation, for those who must not send it. */
export const guardedRequests: GuardedRequest[] = [
  {
    operation: 'import-export.imports.create',
    effect: 'create',
    options: async t => jsonBody(orderOfNothing(t)),
    otherProject: forAll,
  },
  { operation: 'import-export.imports.show', effect: 'create', options: onImport, otherProject: hidden },
  { operation: 'import-export.imports.list', effect: 'read', options: async () => withoutBody, otherProject: forAll },
  {
    operation: 'import-export.exports.create',
    effect: 'create',
    options: async t => jsonBody({ image_id: t.unknownId(), storage_container: storagePath(t, t.name('nowhere')) }),
    otherProject: forAll,
  },
  { operation: 'import-export.exports.show', effect: 'create', options: onExport, otherProject: hidden },
  { operation: 'import-export.exports.list', effect: 'read', options: async () => wanted, otherProject: forAll },
  { operation: 'import-export.exports.cancel', effect: 'create', options: onExport, otherProject: hidden },
]

/** One request of each operation that names an import or an export, with an id of nothing. */
export const unknownIds: UnknownIdRequest[] = [
  {
    operation: 'import-export.imports.show',
    options: (_, id) => ({ ...withoutBody, path: { import_id: id } }),
    covers: ['#path.import_id'],
  },
  {
    operation: 'import-export.exports.show',
    options: (_, id) => ({ ...wanted, path: { export_id: id } }),
    covers: ['#path.export_id'],
  },
  {
    operation: 'import-export.exports.cancel',
    options: (_, id) => ({ ...wanted, path: { export_id: id } }),
    covers: ['#path.export_id'],
  },
]
