import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { RestAnswer } from '../rest/rest-request.ts'
import { requireState } from './server-life.ts'
import type { ServerParts } from './server-parts.ts'
import { findFlavor } from './server-request.ts'
import type { Server } from './server-store.ts'

/**
 * Gives a server another flavor, to be confirmed or reverted (§1.2.6.8).
 * @throws {Problem} 400 for no, an unknown or the same flavor; 409
 */
export function resize(parts: ServerParts, server: Server, { flavorRef }: JsonObject): RestAnswer {
  if (flavorRef === undefined) throw fault(400, "Resize requests require 'flavorRef' attribute.")
  const flavor = findFlavor(parts, server.projectId, flavorRef)
  requireState(server, 'resize', { states: ['active', 'stopped'] })
  const { flavorId, vmState } = server
  if (flavor.id === flavorId) throw fault(400, 'When resizing, instances must change flavor!')
  parts.life.change(server, 'resize_prep', 'resized', () => {
    server.resizedFrom = { flavorId, vmState }
    server.flavorId = flavor.id
  })
  return { status: 202 }
}

/** @throws {Problem} 400 when it is confirmed already; 409 when it was not resized */
export function confirmResize({ life }: ServerParts, server: Server): RestAnswer {
  const { vmState } = takeOrigin(server, 'confirmResize')
  life.change(server, null, vmState)
  return { status: 204 }
}

/** @throws {Problem} as `confirmResize` */
export function revertResize({ life }: ServerParts, server: Server): RestAnswer {
  const { flavorId, vmState } = takeOrigin(server, 'revertResize')
  life.change(server, 'resize_reverting', vmState, () => {
    server.flavorId = flavorId
  })
  return { status: 202 }
}

/** What the server was: told once, since a resize is confirmed or reverted once. */
function takeOrigin(server: Server, action: string): NonNullable<Server['resizedFrom']> {
  requireState(server, action, { states: ['resized'] })
  const { resizedFrom } = server
  if (resizedFrom === undefined) throw fault(400, 'Instance has not been resized.')
  delete server.resizedFrom
  return resizedFrom
}
