import { fault } from '../rest/fault.ts'
import { type JsonObject, wrapped } from '../rest/json-members.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { ExtensionSnapshot, ExtensionSource, ExtensionVolume } from './extension-source.ts'
import { isoSeconds } from './times.ts'

export interface ExtensionOptions {
  volumes: ExtensionSource<ExtensionVolume>
  snapshots: ExtensionSource<ExtensionSnapshot>
}

/**
 * Volumes and snapshots as compute's volume extension shows them (§2.1.6.7 to 16): requests with underscores,
 * answers in camel case, creation answered 200.
 */
export function volumeExtensionRoutes({ volumes, snapshots }: ExtensionOptions): RestRoutes {
  return {
    ...resourceRoutes({ name: 'volume', source: volumes, describe: describeVolume, describeWhole: describeVolume }),
    ...resourceRoutes({
      name: 'snapshot',
      source: snapshots,
      describe: describeSnapshot,
      // Only details have the zone, and with an underscore (§2.1.6.14).
      describeWhole: snapshot => ({ ...describeSnapshot(snapshot), availability_zone: snapshot.availabilityZone }),
    }),
  }
}

interface ResourceForm<Resource> {
  name: 'volume' | 'snapshot'
  source: ExtensionSource<Resource>
  describe: (resource: Resource) => object
  describeWhole: (resource: Resource) => object
}

function resourceRoutes<Resource>({ name, source, describe, describeWhole }: ResourceForm<Resource>): RestRoutes {
  const plural = `${name}s`
  function findOne({ caller, parameters: [id = ''] }: RestRequest): Resource {
    const resource = source.find(caller.projectId, id)
    if (resource === undefined) throw fault(404, `The ${name} ${id} could not be found.`)
    return resource
  }
  const list =
    (form: (resource: Resource) => object): RestHandler =>
    ({ caller }) => ({ status: 200, body: { [plural]: source.list(caller.projectId).map(form) } })
  return {
    [`/os-${plural}`]: {
      GET: list(describe),
      POST: async request => {
        const given = ownNames(wrapped(await request.body(), name, fault))
        const { projectId, userId } = request.caller
        return { status: 200, body: { [name]: describe(source.create(projectId, given, userId)) } }
      },
    },
    [`/os-${plural}/detail`]: { GET: list(describeWhole) },
    [`/os-${plural}/{${name}}`]: {
      GET: request => ({ status: 200, body: { [name]: describeWhole(findOne(request)) } }),
      DELETE: request => {
        source.remove(findOne(request))
        return { status: 202 }
      },
    },
  }
}

/** A request in block storage's own words; it calls `name` and `description` what the extension displays. */
function ownNames({ display_name: name, display_description: description, ...others }: JsonObject): JsonObject {
  return { ...others, ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) }
}

function describeVolume(volume: ExtensionVolume): object {
  const { id, attachment } = volume
  return {
    id,
    displayName: volume.name,
    displayDescription: volume.description,
    status: volume.status,
    size: volume.size,
    volumeType: volume.volumeType,
    metadata: Object.fromEntries(volume.metadata),
    availabilityZone: volume.availabilityZone,
    snapshotId: volume.snapshotId,
    attachments: attachment === undefined ? [] : [describeAttachment(id, attachment)],
    createdAt: isoSeconds(volume.createdAt),
  }
}

/** In compute an attachment's id is its volume's. */
function describeAttachment(id: string, { serverId, device }: { serverId: string; device: string }): object {
  return { id, volumeId: id, serverId, device }
}

function describeSnapshot(snapshot: ExtensionSnapshot): object {
  return {
    id: snapshot.id,
    displayName: snapshot.name,
    displayDescription: snapshot.description,
    volumeId: snapshot.volumeId,
    status: snapshot.status,
    size: snapshot.size,
    createdAt: isoSeconds(snapshot.createdAt),
  }
}
