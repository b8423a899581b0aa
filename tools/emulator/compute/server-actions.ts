import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import type { RestAnswer } from '../rest/rest-request.ts'
import { chooseHost } from './hosts.ts'
import { consoleOutput, vncConsole } from './server-console.ts'
import { requireState } from './server-life.ts'
import type { ServerParts } from './server-parts.ts'
import { rebuild } from './server-rebuild.ts'
import { confirmResize, resize, revertResize } from './server-resize.ts'
import type { Server } from './server-store.ts'

/** @param given what stands in the body under the action's name: an object, or null where it needs none. */
export type ServerAction = (parts: ServerParts, server: Server, given: JsonObject) => RestAnswer

/** By the name that a body gives them. */
const actions: Readonly<Record<string, ServerAction>> = {
  reboot,
  rebuild,
  resize,
  confirmResize,
  revertResize,
  'os-start': start,
  'os-stop': stop,
  shelve,
  unshelve,
  'os-getConsoleOutput': consoleOutput,
  'os-getVNCConsole': vncConsole,
}

/**
 * Does the one action that a body names (§1.2.6.6 to 10, 44, 45, 56, 57 and §1.8.6.5, 18).
 * @throws {Problem} 400 for a body that names no or more than one known action, 409 in the wrong state
 */
export function runAction(parts: ServerParts, server: Server, body: unknown): RestAnswer {
  const [entry, ...more] = isObject(body) ? Object.entries(body) : []
  if (entry === undefined || more.length > 0) throw fault(400, 'Malformed request body: one action is expected')
  const [name, given] = entry
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined) throw fault(400, `There is no such action: ${name}`)
  return action(parts, server, isObject(given) ? given : {})
}

function reboot({ life }: ServerParts, server: Server, { type }: JsonObject): RestAnswer {
  if (type === undefined) throw fault(400, "Missing argument 'type' for reboot")
  const kind = String(type).toUpperCase()
  if (kind !== 'SOFT' && kind !== 'HARD') throw fault(400, "Argument 'type' for reboot is not HARD or SOFT")
  if (kind === 'SOFT') requireState(server, 'reboot', { states: ['active'] })
  else {
    const tasks = [null, 'rebooting', 'rebooting_hard']
    requireState(server, 'reboot', { states: ['active', 'stopped', 'error'], tasks })
  }
  requireHost(server, 'reboot')
  life.change(server, kind === 'SOFT' ? 'rebooting' : 'rebooting_hard', 'active')
  return { status: 202 }
}

function start({ life }: ServerParts, server: Server): RestAnswer {
  requireState(server, 'start', { states: ['stopped'] })
  life.change(server, 'powering-on', 'active')
  return { status: 202 }
}

function stop({ life }: ServerParts, server: Server): RestAnswer {
  requireState(server, 'stop', { states: ['active', 'error'] })
  requireHost(server, 'stop')
  life.change(server, 'powering-off', 'stopped')
  return { status: 202 }
}

/** The host is left at once, as in a cloud that keeps shelved servers nowhere else; volumes and ports stay. */
function shelve({ life }: ServerParts, server: Server): RestAnswer {
  requireState(server, 'shelve', { states: ['active', 'stopped'] })
  life.change(server, 'shelving', 'shelved_offloaded', () => {
    server.host = null
  })
  return { status: 202 }
}

function unshelve({ life, servers, groups }: ServerParts, server: Server): RestAnswer {
  requireState(server, 'unshelve', { states: ['shelved_offloaded'] })
  life.change(server, 'unshelving', 'active', () => {
    const { projectId, hints } = server
    const group = groups.find(projectId, String(hints.group))
    server.host = chooseHost(servers, server.availabilityZone, group)
  })
  return { status: 202 }
}

/** Refuses what needs a host with a server that never had one. */
function requireHost({ id, host, vmState }: Server, action: string): void {
  if (host === null) throw fault(409, `Cannot '${action}' while instance ${id} is in vm_state ${vmState}`)
}
