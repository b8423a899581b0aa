import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../openstack/json.ts'

/** In whose name something is asked; default: the run's own project. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** A user of another project of the same cloud. */
export const neighbour: Asker = { identity: 'alternate', account: 'alternate' }

const accept = { Accept: 'application/json' }
/** What two of the sections demand of a request without a body (§1.6.3.2, §1.6.3.3). */
export const withoutBody = { headers: { ...accept, 'Content-Length': '0' } }
type Query = NonNullable<CallOptions['query']>

export function createImport(t: CheckContext, order: object): Promise<TargetReply> {
  return whenFree(t, () => t.call('import-export.imports.create', { ...jsonBody(order), repeat: false }))
}

export function showImport(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('import-export.imports.show', { path: { import_id: id }, ...withoutBody, ...asker })
}

export function listImports(t: CheckContext, query: Query = {}, asker: Asker = {}): Promise<TargetReply> {
  return t.call('import-export.imports.list', { query, ...withoutBody, ...asker })
}

export function createExport(t: CheckContext, order: object): Promise<TargetReply> {
  return whenFree(t, () => t.call('import-export.exports.create', { ...jsonBody(order), repeat: false }))
}

export function showExport(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('import-export.exports.show', { path: { export_id: id }, headers: accept, ...asker })
}

export function listExports(t: CheckContext, query: Query = {}, asker: Asker = {}): Promise<TargetReply> {
  return t.call('import-export.exports.list', { query, headers: accept, ...asker })
}

export function cancelExport(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('import-export.exports.cancel', { path: { export_id: id }, headers: accept, ...asker })
}

/** Milliseconds that a run waits for its own jobs, of which a target may run only few at once. */
const longestQueue = 10 * 60_000

/** Sends again what is answered that too many run already, as the tables advise (§1.6.3.1, §1.6.3.4 error 50301). */
async function whenFree(t: CheckContext, send: () => Promise<TargetReply>): Promise<TargetReply> {
  let last = await send()
  const isFull = (): boolean => last.status === 503 && textAt(jsonOf(last), 'error_code') === '50301'
  if (!isFull()) return last
  const again = async (): Promise<void> => {
    last = await send()
    if (isFull()) throw new Error('too many jobs run')
  }
  await t.eventually(again, { timeoutMs: longestQueue, intervalMs: 5000 }).catch(error => {
    if (!isFull()) throw error
  })
  return last
}
