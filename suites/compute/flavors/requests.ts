import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, rowsOf, textAt } from '../../openstack/json.ts'
import { type Asker, list } from '../requests.ts'

export function ofFlavor(id: string): CallOptions {
  return { path: { flavor_id: id }, headers: { Accept: 'application/json' } }
}

export function showFlavor(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.flavors.show', { ...ofFlavor(id), ...asker })
}

/** The rows of the list, asked for once for a run: nobody changes flavors while they are used. */
export function listedFlavors(t: CheckContext): Promise<JsonObject[]> {
  return t.shared('flavors listed', async owner => {
    const rows = rowsOf(owner.prepared(await list(owner, 'flavors.list'), 200), 'flavors')
    return rows.length > 0 ? rows : owner.notRun('the target lists no flavor')
  })
}

/** Id of the first flavor of the list. */
export async function firstFlavor(t: CheckContext): Promise<string> {
  return textAt((await listedFlavors(t))[0], 'id')
}
