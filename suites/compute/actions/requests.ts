import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import { largerFlavor } from '../found.ts'
import { ofServer } from '../requests.ts'

/** One good request of an operation of this theme; it needs nothing but a server, in the right state. */
export interface ActionRequest {
  /** Without `compute.servers.`. */
  name: string
  section: string
  /** Absent where the operation has no body. */
  body?: (t: CheckContext) => object | Promise<object>
}

/** In the order of the chapters. A name that is sent is one of the run, so that what gets it is removed. */
export const actionRequests: readonly ActionRequest[] = [
  { name: 'delete', section: '1.2.6.5' },
  { name: 'reboot', section: '1.2.6.6', body: () => ({ reboot: { type: 'SOFT' } }) },
  { name: 'rebuild', section: '1.2.6.7', body: t => ({ rebuild: { name: t.name('rebuilt') } }) },
  { name: 'resize', section: '1.2.6.8', body: async t => ({ resize: { flavorRef: (await largerFlavor(t)).id } }) },
  { name: 'confirm-resize', section: '1.2.6.9', body: () => ({ confirmResize: null }) },
  { name: 'revert-resize', section: '1.2.6.10', body: () => ({ revertResize: null }) },
  { name: 'start', section: '1.2.6.44', body: () => ({ 'os-start': null }) },
  { name: 'stop', section: '1.2.6.45', body: () => ({ 'os-stop': null }) },
  { name: 'shelve', section: '1.2.6.56', body: () => ({ shelve: null }) },
  { name: 'unshelve', section: '1.2.6.57', body: () => ({ unshelve: null }) },
  { name: 'show-console-output', section: '1.8.6.5', body: () => ({ 'os-getConsoleOutput': { length: 50 } }) },
  { name: 'show-password', section: '1.8.6.8' },
  { name: 'show-vnc-console', section: '1.8.6.18', body: () => ({ 'os-getVNCConsole': { type: 'novnc' } }) },
]

/** That request to a server. */
export async function requestTo(t: CheckContext, { body }: ActionRequest, id: string): Promise<CallOptions> {
  return body === undefined ? ofServer(id) : ofServer(id, await body(t))
}

/** Section of the errors of the chapter that a section is of. */
export function errorsOf(section: string): string {
  return section.startsWith('1.8.') ? '1.8.4' : '1.2.4'
}
