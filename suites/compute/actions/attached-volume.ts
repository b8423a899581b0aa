import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../../openstack/json.ts'
import { ofServer } from '../requests.ts'

/** In GB. */
const size = 1
const longest = 60_000

/** A volume that a server was given, or why there is none: the target's service for volumes is judged elsewhere. */
export async function attachedVolume(t: CheckContext, server: string): Promise<{ volume?: string; absent?: string }> {
  const body = jsonBody({ volume: { display_name: t.name('attached'), size, ...zoneOf(t) } })
  const made = await t.call('compute.volumes.create', body)
  const volume = textAt(jsonOf(made), 'volume', 'id')
  if (volume === '') return { absent: `a volume could not be made: ${made.status} ${made.reason}` }
  const prepared = await statusOf(t, volume, 'available')
  if (prepared !== 'available') return { absent: `a volume is ${prepared}, not available` }
  const attach = { volumeAttachment: { volumeId: volume, device: null } }
  const reply = await t.call('compute.volume-attachments.create', ofServer(server, attach))
  if (reply.status !== 200) return { absent: `a volume could not be attached: ${reply.status} ${reply.reason}` }
  const attached = await statusOf(t, volume, 'in-use')
  return attached === 'in-use' ? { volume } : { absent: `a volume is ${attached}, not in-use` }
}

const zoneOf = ({ fixtures: { availabilityZone } }: CheckContext): object =>
  availabilityZone === undefined ? {} : { availability_zone: availabilityZone }

/** The status of a volume once it is the wanted one or an error, or when the time is over. */
function statusOf(t: CheckContext, id: string, wanted: string): Promise<string> {
  const look = async (): Promise<string> => textAt(jsonOf(await showVolume(t, id)), 'volume', 'status')
  return t.watch('volumes', look, status => status === wanted || /^error/i.test(status), longest)
}

function showVolume(t: CheckContext, id: string): Promise<TargetReply> {
  return t.call('compute.volumes.show', { path: { volume_id: id }, headers: { Accept: 'application/json' } })
}

/** Ids of the volumes that a server has (§1.2.6.41). */
export async function volumesOf(t: CheckContext, server: string): Promise<string[] | undefined> {
  const reply = await t.call('compute.volume-attachments.list', ofServer(server))
  if (reply.status !== 200) return undefined
  const rows = jsonOf(reply).volumeAttachments
  return Array.isArray(rows) ? rows.map(row => textAt(row, 'volumeId')).sort() : []
}
