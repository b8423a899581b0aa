import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { bootableImage, smallestFlavor } from '../found.ts'
import { createServer, showServer } from '../requests.ts'

/** A server that the run made, with what its creation was answered and what it looked like once it was ready. */
export interface OwnServer {
  id: string
  name: string
  created: TargetReply
  shown: TargetReply
}

/** What the shared servers take. */
export const serverFixtures: Readonly<Record<string, Uses>> = {
  server: { servers: 1 },
  'guarded server': { servers: 1 },
}

/** What a server is booted from; a target may want a volume for its system (§1.2.6.2 block_device_mapping_v2). */
export type Source = 'image' | 'volume'

/** All that a creation needs but its name. */
export async function bootFields(t: CheckContext, source: Source = 'image'): Promise<Record<string, unknown>> {
  const [image, flavor] = await Promise.all([bootableImage(t), smallestFlavor(t)])
  const { network, availabilityZone } = t.fixtures
  return {
    imageRef: image.id,
    flavorRef: flavor.id,
    ...(availabilityZone === undefined ? {} : { availability_zone: availabilityZone }),
    ...(network === undefined ? {} : { networks: [{ uuid: network }] }),
    ...(source === 'image' ? {} : { block_device_mapping_v2: [systemVolume(image)] }),
  }
}

function systemVolume(image: { id: string; volumeSize: number }) {
  return {
    device_name: '/dev/vda',
    source_type: 'image',
    destination_type: 'volume',
    volume_size: String(image.volumeSize),
    boot_index: '0',
    uuid: image.id,
    delete_on_termination: 'True',
  }
}

const longest = 300_000

/** Asks until nothing is under way with a server any more, and gives the last answer, whatever it is. */
export function settledServer(t: CheckContext, id: string): Promise<TargetReply> {
  return t.watch(
    'servers',
    () => showServer(t, id),
    reply => !isUnderWay(reply),
    longest,
  )
}

const passing = [
  'BUILD',
  'REBUILD',
  'REBOOT',
  'HARD_REBOOT',
  'RESIZE',
  'REVERT_RESIZE',
  'PASSWORD',
  'MIGRATING',
  'UNKNOWN',
]

/** A status that passes, or a task (§1.2.6.22 OS-EXT-STS:task_state). */
function isUnderWay(reply: TargetReply): boolean {
  if (reply.status !== 200) return false
  const server = member(jsonOf(reply), 'server')
  const task = textAt(server, 'OS-EXT-STS:task_state')
  return passing.includes(textAt(server, 'status')) || (task !== '' && task !== 'None')
}

/** The first server of a run also tells what servers of this target are booted from. */
interface FirstServer extends OwnServer {
  source: Source
}

/**
 * The server that checks only look at: booted once for a run, from the image alone or, where the target refuses
 * that, from a volume made of it. It has metadata, and nothing else is done to it.
 */
export function theServer(t: CheckContext): Promise<FirstServer> {
  return t.shared('server', async owner => {
    const fields = { metadata: describedMetadata }
    const ofImage = await boot(owner, 'image', fields, 'described')
    if (ofImage.id !== '') return { ...active(owner, ofImage), source: 'image' }
    return { ...active(owner, await boot(owner, 'volume', fields, 'described')), source: 'volume' }
  })
}

/** Metadata of that server: keys and values that naive code would trim, fold, split or take for something else. */
export const describedMetadata: Readonly<Record<string, string>> = {
  'My Server Name': 'Apache1',
  Case: 'Kept As It Is',
  number: '0042',
  truth: 'true',
  'dotted.name-and_more': 'a=b&c;d,e:f/g',
}

/** A server of the run's own as a preparation: asked for and awaited. */
export async function ownServer(t: CheckContext, fields: object = {}, label = 'server'): Promise<OwnServer> {
  const { source } = await theServer(t)
  return active(t, await boot(t, source, fields, label))
}

/** A server for those who must not touch it; no other check looks at it. */
export function guardedServer(t: CheckContext): Promise<OwnServer> {
  return t.shared('guarded server', owner => ownServer(owner, {}, 'guarded'))
}

async function boot(t: CheckContext, source: Source, fields: object, label: string): Promise<OwnServer> {
  const name = t.name(label)
  const created = await createServer(t, { ...(await bootFields(t, source)), ...fields, name })
  const id = textAt(jsonOf(created), 'server', 'id')
  const shown = id === '' ? created : await settledServer(t, id)
  return { id, name, created, shown }
}

const isActive = ({ shown }: OwnServer): boolean => textAt(jsonOf(shown), 'server', 'status') === 'ACTIVE'

function active(t: CheckContext, server: OwnServer): OwnServer {
  t.prepared(server.created, 202)
  if (isActive(server)) return server
  const { shown } = server
  const status = textAt(jsonOf(shown), 'server', 'status') || `answered ${shown.status}`
  const fault = textAt(jsonOf(shown), 'server', 'fault', 'message')
  return t.notRun(`a server is ${status}, not ACTIVE${fault === '' ? '' : `: ${fault}`}`)
}
