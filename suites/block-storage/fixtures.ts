import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, textAt } from '../openstack/json.ts'
import { untilStatus } from '../openstack/wait.ts'
import { createSnapshot, createVolume, showSnapshot, showVolume } from './requests.ts'

/** Something that the run made, with what the target answered when it was asked for it. */
export interface Made {
  id: string
  name: string
  reply: TargetReply
}

/** Sizes in the unit of the service, as small as can be: a volume of 1 can be extended to 2. */
export const smallest = 1
export const larger = 2

/**
 * Metadata of the volume that most checks look at: keys and values that a map of texts may have (§2.1.6.17 example
 * request), among them what naive code would trim, fold, split or take for something else.
 */
export const describedMetadata: Readonly<Record<string, string>> = {
  contents: 'not junk',
  Case: 'Kept As It Is',
  'with blank': ' padded ',
  'dotted.name-and_more': 'a=b&c;d,e:f/g',
  number: '0042',
  truth: 'true',
  quoted: '"double" and \'single\' and \\',
  letters: 'ü 日本 é',
}

/** A volume as a preparation: asked for and awaited. */
export async function ownVolume(t: CheckContext, fields: object = {}, label = 'volume'): Promise<Made> {
  const name = t.name(label)
  const reply = t.prepared(await createVolume(t, { size: smallest, name, ...fields }), 202)
  const id = textAt(jsonOf(reply), 'volume', 'id')
  await availableVolume(t, id)
  return { id, name, reply }
}

/** A snapshot of a volume as a preparation: asked for and awaited. */
export async function ownSnapshot(t: CheckContext, volume: Made, fields: object = {}): Promise<Made> {
  const name = t.name('snapshot')
  const reply = t.prepared(await createSnapshot(t, { volume_id: volume.id, name, ...fields }), 202)
  const id = textAt(jsonOf(reply), 'snapshot', 'id')
  await availableSnapshot(t, id)
  return { id, name, reply }
}

export function availableVolume(t: CheckContext, id: string): Promise<TargetReply> {
  return untilStatus(t, { ask: () => showVolume(t, id), at: ['volume', 'status'], wanted: ['available'] })
}

export function availableSnapshot(t: CheckContext, id: string): Promise<TargetReply> {
  return untilStatus(t, { ask: () => showSnapshot(t, id), at: ['snapshot', 'status'], wanted: ['available'] })
}

/** The volume that checks only look at, with all that can be told of a volume without an image. */
export function describedVolume(t: CheckContext): Promise<Made> {
  return t.shared('described volume', owner =>
    ownVolume(owner, { description: 'A described volume.', metadata: describedMetadata }, 'described'),
  )
}

/** A snapshot of that volume; checks only look at it, and make volumes from it. */
export function describedSnapshot(t: CheckContext): Promise<Made> {
  return t.shared('described snapshot', async owner =>
    ownSnapshot(owner, await describedVolume(owner), { description: 'A described snapshot.' }),
  )
}

/** A volume for those who must not touch it, and its snapshot; no other check looks at them. */
export function guardedVolume(t: CheckContext): Promise<Made> {
  return t.shared('guarded volume', owner => ownVolume(owner, {}, 'guarded'))
}

export function guardedSnapshot(t: CheckContext): Promise<Made> {
  return t.shared('guarded snapshot', async owner => ownSnapshot(owner, await guardedVolume(owner)))
}

const longest = 120_000

/**
 * Asks until nothing is under way with a volume or a snapshot any more, and gives the last answer, also where it ends
 * in an error or never: that is for a check to judge, and no reason to run none.
 */
export function settled(
  t: CheckContext,
  envelope: 'volume' | 'snapshot',
  ask: () => Promise<TargetReply>,
): Promise<TargetReply> {
  return t.watch(`${envelope}s`, ask, reply => !isUnderWay(reply, envelope), longest)
}

/** `creating`, `extending`, `restoring`, …, but not `error_extending`. */
function isUnderWay(reply: TargetReply, envelope: string): boolean {
  return reply.status === 200 && /^(?!error).*ing\b/.test(textAt(jsonOf(reply), envelope, 'status'))
}
