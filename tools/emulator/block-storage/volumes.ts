import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { describeNewVolume, describeVolume, summarizeVolume, type VolumeForm } from './documents.ts'
import { rename } from './rename.ts'
import type { Volume } from './shelf.ts'
import { actOnVolume, type VolumeActionOptions } from './volume-actions.ts'

export type VolumeRouteOptions = VolumeActionOptions & VolumeForm

/** Volumes (§2.1.6.3 to 6, 17 to 20). The manual documents no filter and no pages, so that a list has all. */
export function volumeRoutes(options: VolumeRouteOptions): RestRoutes {
  const { volumes } = options
  function findOne({ caller, parameters: [id = ''] }: RestRequest): Volume {
    const volume = volumes.find(caller.projectId, id)
    if (volume === undefined) throw fault(404, `Volume ${id} could not be found.`)
    return volume
  }
  const list =
    (form: typeof describeVolume): RestHandler =>
    ({ caller }) => ({
      status: 200,
      body: { volumes: volumes.list(caller.projectId).map(volume => form(options, volume)) },
    })
  return {
    '/volumes': {
      GET: list(summarizeVolume),
      POST: async request => {
        const given = wrapped(await request.body(), 'volume', fault)
        const { projectId, userId } = request.caller
        return {
          status: 202,
          body: { volume: describeNewVolume(options, volumes.create(projectId, given, userId)) },
        }
      },
    },
    '/volumes/detail': { GET: list(describeVolume) },
    '/volumes/{volume}': {
      GET: request => ({ status: 200, body: { volume: describeVolume(options, findOne(request)) } }),
      PUT: async request => {
        const given = wrapped(await request.body(), 'volume', fault)
        const volume = findOne(request)
        rename(volume, given)
        return { status: 200, body: { volume: describeNewVolume(options, volume) } }
      },
      DELETE: request => {
        volumes.remove(findOne(request))
        return { status: 202 }
      },
    },
    '/volumes/{volume}/action': {
      POST: async request => actOnVolume(options, findOne(request), await request.body()),
    },
  }
}
