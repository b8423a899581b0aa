import { randomUUID } from 'node:crypto'
import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { RestAnswer } from '../rest/rest-request.ts'
import { readCount } from './server-fields.ts'
import type { ServerParts } from './server-parts.ts'
import type { Server } from './server-store.ts'
import { isoSeconds } from './times.ts'

/**
 * The last lines that a server wrote on its console; all where no length is given (§1.8.6.5).
 * @throws {Problem} 400 for a length that is no number, 409 when the server has not started
 */
export function consoleOutput(_parts: ServerParts, server: Server, { length }: JsonObject): RestAnswer {
  const wanted = readCount(length, 'length', -1) ?? -1
  requireReady(server)
  const lines = bootLog(server)
  const output = wanted < 0 ? lines : lines.slice(lines.length - Math.min(wanted, lines.length))
  return { status: 200, body: { output: output.join('\n') } }
}

/**
 * Where to see a server's screen; nothing listens there, since no server has one (§1.8.6.18).
 * @throws {Problem} 400 for a type other than `novnc`, 409 when the server has not started
 */
export function vncConsole({ baseUrl }: ServerParts, server: Server, { type }: JsonObject): RestAnswer {
  if (type !== 'novnc') throw fault(400, `Unavailable console type ${String(type)}.`)
  requireReady(server)
  const url = `${new URL(baseUrl).origin}/vnc_auto.html?token=${randomUUID()}`
  return { status: 200, body: { console: { type, url } } }
}

function requireReady({ id, host, vmState }: Server): void {
  if (host === null || vmState === 'building' || vmState === 'error') throw fault(409, `Instance ${id} is not ready`)
}

function bootLog({ name, created, instanceName }: Server): string[] {
  const host = name.toLowerCase().replace(/[ _]/g, '-')
  return [
    '[    0.000000] Initializing cgroup subsys cpuset',
    '[    0.000000] Linux version 3.10.0 (emulated)',
    `[    0.000000] DMI: OpenStack ${instanceName}`,
    '[    1.204117] EXT4-fs (vda1): mounted filesystem with ordered data mode',
    `cloud-init: running 'modules:final' at ${isoSeconds(created)}`,
    'cloud-init: finished',
    `${host} login: `,
  ]
}
