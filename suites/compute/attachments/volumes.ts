import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { createVolume, deleteVolume, showVolume } from '../../block-storage/requests.ts'
import { jsonBody, jsonOf, textAt } from '../../openstack/json.ts'
import { untilStatus } from '../../openstack/wait.ts'

/** Volumes as servers need them: of the block storage where the target has it, else of compute's own extension. */

const size = 1
const longest = 120_000

export const offersBlockStorage = (t: CheckContext): boolean => t.offers('blockstoragev2')

const ofExtension = (id: string) => ({ path: { volume_id: id }, headers: { Accept: 'application/json' } })

export function lookAtVolume(t: CheckContext, id: string): Promise<TargetReply> {
  return offersBlockStorage(t) ? showVolume(t, id) : t.call('compute.volumes.show', ofExtension(id))
}

export function removeVolume(t: CheckContext, id: string): Promise<TargetReply> {
  return offersBlockStorage(t) ? deleteVolume(t, id) : t.call('compute.volumes.delete', ofExtension(id))
}

/** A volume that can be attached, as a preparation; gives its id. */
export async function freeVolume(t: CheckContext, label: string): Promise<string> {
  const { availabilityZone } = t.fixtures
  const fields = { size, ...(availabilityZone === undefined ? {} : { availability_zone: availabilityZone }) }
  const made = offersBlockStorage(t)
    ? t.prepared(await createVolume(t, { ...fields, name: t.name(label) }), 202)
    : t.prepared(
        await t.call('compute.volumes.create', jsonBody({ volume: { ...fields, display_name: t.name(label) } })),
        200,
      )
  const id = textAt(jsonOf(made), 'volume', 'id')
  await untilStatus(t, { ask: () => lookAtVolume(t, id), at: ['volume', 'status'], wanted: ['available'] })
  return id
}

/** Asks until a volume has a status, or an error, or is gone, or until the time is over; gives the last answer. */
export function volumeAt(t: CheckContext, id: string, wanted: string): Promise<TargetReply> {
  const isThere = (reply: TargetReply): boolean => {
    const status = textAt(jsonOf(reply), 'volume', 'status')
    return status === wanted || /^error/i.test(status) || reply.status !== 200
  }
  return t.watch('volumes', () => lookAtVolume(t, id), isThere, longest)
}
