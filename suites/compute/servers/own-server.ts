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

/** Key of the server that checks only look at. */
const theKey = 'server'

/** What the shared servers take. */
export const serverFixtures: Readonly<Record<string, Uses>> = {
  [theKey]: { servers: 1 },
  'guarded server': { servers: 1 },
}

/** What a server is booted from; a target may want a volume for its system (§1.2.6.2 block_device_mapping_v2). */
export type Source = 'image' | 'volume'

/** All that a creation needs but its name; where no source is given, it is what servers of this target are booted from. */
export async function bootFields(t: CheckContext, given?: Source): Promise<Record<string, unknown>> {
  const source = given ?? (await bootSource(t))
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

interface Begun {
  name: string
  /** What it is booted from, as far as the answer tells. */
  source: Source
  created: TargetReply
}

/** The first server of a run, asked for from an image alone or, where the target refuses that, from a volume made of it. */
function begun(t: CheckContext): Promise<Begun> {
  return t.shared(theKey, async owner => {
    const ask = async (source: Source): Promise<Begun> => {
      const name = owner.name('described')
      const fields = { ...(await bootFields(owner, source)), metadata: describedMetadata, name }
      return { name, source, created: await createServer(owner, fields) }
    }
    const ofImage = await ask('image')
    return idOf(ofImage.created) === '' ? ask('volume') : ofImage
  })
}

/** What servers of this target are booted from; known before the first one is ready, which may take minutes. */
export async function bootSource(t: CheckContext): Promise<Source> {
  const { created, source } = await begun(t)
  t.prepared(created, 202)
  return source
}

/** The server that checks only look at: booted once for a run. It has metadata, and nothing else is done to it. */
export function theServer(t: CheckContext): Promise<OwnServer> {
  return t.shared(`${theKey}, ready`, async owner => {
    const { name, created } = await begun(owner)
    return active(owner, await settled(owner, name, created))
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
  const name = t.name(label)
  const created = await createServer(t, { ...(await bootFields(t)), ...fields, name })
  return active(t, await settled(t, name, created))
}

/** A server for those who must not touch it; no other check looks at it. */
export function guardedServer(t: CheckContext): Promise<OwnServer> {
  return t.shared('guarded server', owner => ownServer(owner, {}, 'guarded'))
}

const idOf = (created: TargetReply): string => textAt(jsonOf(created), 'server', 'id')

async function settled(t: CheckContext, name: string, created: TargetReply): Promise<OwnServer> {
  const id = idOf(created)
  return { id, name, created, shown: id === '' ? created : await settledServer(t, id) }
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
