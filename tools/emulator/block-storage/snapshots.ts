import { fault } from '../rest/fault.ts'
import { isObject, wrapped } from '../rest/json-members.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { describeSnapshot, summarizeSnapshot } from './documents.ts'
import { rename } from './rename.ts'
import type { Snapshot } from './shelf.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/** Snapshots (§2.4.6.1 to 7). */
export function snapshotRoutes(snapshots: SnapshotStore): RestRoutes {
  function findOne({ caller, parameters: [id = ''] }: RestRequest): Snapshot {
    const snapshot = snapshots.find(caller.projectId, id)
    if (snapshot === undefined) throw fault(404, `Snapshot ${id} could not be found.`)
    return snapshot
  }
  const list =
    (form: (snapshot: Snapshot) => object): RestHandler =>
    ({ caller }) => ({ status: 200, body: { snapshots: snapshots.list(caller.projectId).map(form) } })
  return {
    '/snapshots': {
      GET: list(summarizeSnapshot),
      POST: async request => {
        const given = wrapped(await request.body(), 'snapshot', fault)
        return {
          status: 202,
          body: { snapshot: summarizeSnapshot(snapshots.create(request.caller.projectId, given)) },
        }
      },
    },
    '/snapshots/detail': { GET: list(describeSnapshot) },
    '/snapshots/{snapshot}': {
      GET: request => ({ status: 200, body: { snapshot: describeSnapshot(findOne(request)) } }),
      PUT: async request => {
        const given = wrapped(await request.body(), 'snapshot', fault)
        const snapshot = findOne(request)
        rename(snapshot, given)
        return { status: 200, body: { snapshot: summarizeSnapshot(snapshot) } }
      },
      DELETE: request => {
        snapshots.remove(findOne(request))
        return { status: 202 }
      },
    },
    '/snapshots/{snapshot}/action': {
      POST: async request => {
        const snapshot = findOne(request)
        const body = await request.body()
        if (!isObject(body) || !isObject(body['fcx-restore'])) throw fault(400, 'There is no such action')
        snapshots.restore(snapshot)
        return { status: 202 }
      },
    },
  }
}
