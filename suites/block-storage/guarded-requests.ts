import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import { jsonBody } from '../openstack/json.ts'
import { guardedSnapshot, guardedVolume, larger, smallest } from './fixtures.ts'
import { firstVolumeType } from './volume-types.ts'

const wanted = { headers: { Accept: 'application/json' } }

const onVolume = async (t: CheckContext) => ({ path: { volume_id: (await guardedVolume(t)).id } })
const onSnapshot = async (t: CheckContext) => ({ path: { snapshot_id: (await guardedSnapshot(t)).id } })

type Options = (t: CheckContext) => Promise<CallOptions>

/** The request with a body; what it would make or rename has a name of the run, so that it would be removed. */
function sending(on: Options, body: (t: CheckContext) => unknown | Promise<unknown>): Options {
  return async t => ({ ...(await on(t)), ...jsonBody(await body(t)) })
}

const nowhere: Options = async () => wanted

const requests: Record<string, { effect: 'read' | 'create'; options: Options }> = {
  'volume-types.list': { effect: 'read', options: nowhere },
  'volume-types.show': {
    effect: 'read',
    options: async t => ({ ...wanted, path: { volume_type_id: (await firstVolumeType(t)).id } }),
  },
  'volumes.list': { effect: 'read', options: nowhere },
  'volumes.list-details': { effect: 'read', options: nowhere },
  'volumes.show': { effect: 'create', options: onVolume },
  'volumes.delete': { effect: 'create', options: onVolume },
  'volumes.create': {
    effect: 'create',
    options: sending(nowhere, t => ({ volume: { size: smallest, name: t.name('intruder') } })),
  },
  'volumes.update': {
    effect: 'create',
    options: sending(onVolume, t => ({ volume: { name: t.name('intruder') } })),
  },
  'volumes.upload-image': {
    effect: 'create',
    options: sending(onVolume, t => ({ 'os-volume_upload_image': { image_name: t.name('intruder') } })),
  },
  'volumes.extend': {
    effect: 'create',
    options: sending(onVolume, () => ({ 'os-extend': { new_size: larger } })),
  },
  'snapshots.list': { effect: 'read', options: nowhere },
  'snapshots.list-details': { effect: 'read', options: nowhere },
  'snapshots.show': { effect: 'create', options: onSnapshot },
  'snapshots.delete': { effect: 'create', options: onSnapshot },
  'snapshots.create': {
    effect: 'create',
    options: sending(nowhere, async t => ({
      snapshot: { volume_id: (await guardedVolume(t)).id, name: t.name('intruder') },
    })),
  },
  'snapshots.update': {
    effect: 'create',
    options: sending(onSnapshot, t => ({ snapshot: { name: t.name('intruder') } })),
  },
  'snapshots.restore': { effect: 'create', options: sending(onSnapshot, () => ({ 'fcx-restore': {} })) },
}

/**
 * One request of each operation, for those who must not send it (§2.1.4, §2.4.4). A project's path with another
 * project's token is refused; the chapters do not say which of their codes stands for that: deployed services answer
 * that the URL is wrong (400), that it is forbidden (403), or that there is no such thing (404).
 */
export const guardedRequests: GuardedRequest[] = Object.entries(requests).map(([name, { effect, options }]) => ({
  operation: `block-storage.${name}`,
  effect,
  options,
  otherProject: [403, 400, 404],
  rules: { alternate: ['#path.tenant_id'] },
}))
