import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { RestAnswer } from '../rest/rest-request.ts'
import { fullServer } from './server-document.ts'
import {
  readAccessAddresses,
  readDiskConfig,
  readMetadata,
  readName,
  readPassword,
  readReference,
  requireFewItems,
} from './server-fields.ts'
import { requireState } from './server-life.ts'
import type { ServerParts } from './server-parts.ts'
import { newPassword } from './server-passwords.ts'
import type { Server } from './server-store.ts'

/**
 * Makes a server anew, from another image where one is named (§1.2.6.7 names none); what the body leaves out stays.
 * @throws {Problem} 400, 409, 413
 */
export function rebuild(parts: ServerParts, server: Server, given: JsonObject): RestAnswer {
  const { baseUrl, life } = parts
  const name = given.name === undefined ? server.name : readName(given.name)
  const metadata = given.metadata === undefined ? server.metadata : readMetadata(given.metadata)
  requireFewItems(metadata)
  const diskConfig = readDiskConfig(given['OS-DCF:diskConfig']) ?? server.diskConfig
  const access = readAccessAddresses(given)
  const adminPass = readPassword(given.adminPass, newPassword)
  const imageId = given.imageRef === undefined ? server.imageId : findImageId(parts, server, given.imageRef)
  requireState(server, 'rebuild', { states: ['active', 'stopped', 'error'] })
  if (server.host === null) throw fault(409, `Instance ${server.id} is not ready`)
  Object.assign(server, { name, metadata, diskConfig, adminPass, imageId, progress: 0, ...access })
  delete server.sealedPassword
  delete server.fault
  life.change(server, 'rebuilding', server.vmState === 'stopped' ? 'stopped' : 'active')
  const { projectId, id } = server
  return {
    status: 202,
    body: { server: { ...fullServer(server, parts), adminPass } },
    headers: { Location: `${baseUrl}/v2/${projectId}/servers/${id}` },
  }
}

function findImageId({ images }: ServerParts, { projectId }: Server, reference: unknown): string {
  const image = images.find(projectId, readReference(reference, 'Could not parse imageRef from request.'))
  if (image === undefined) throw fault(400, 'Cannot find image for rebuild')
  if (image.status !== 'active') throw fault(400, `Image ${image.id} is not active.`)
  return image.id
}
