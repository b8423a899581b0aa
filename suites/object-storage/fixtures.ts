import { createHash } from 'node:crypto'
import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'

/** Lower-case hexadecimal MD5, the form of every documented ETag. */
export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex')
}

type Headers = Record<string, string>

/** A new container of this check alone; its name. */
export async function ownContainer(t: CheckContext, headers: Headers = {}, label = 'box'): Promise<string> {
  const container = t.name(label)
  t.prepared(await t.call('object-storage.containers.create', { path: { container }, headers }), 201, 202)
  return container
}

/** One container for all checks that write objects with names of their own. */
export function scratchContainer(t: CheckContext): Promise<string> {
  return t.shared('scratch container', owner => ownContainer(owner, {}, 'scratch'))
}

/** Where an object is. */
export interface Place {
  container: string
  object: string
  [variable: string]: string
}

/** Stores an object as a preparation: whatever goes wrong is not what the check judges. */
export async function store(
  t: CheckContext,
  path: Place,
  body: string | Uint8Array = 'content',
  headers: Headers = {},
  query?: Record<string, string>,
): Promise<TargetReply> {
  const options = { path, body, headers: { 'Content-Type': 'application/octet-stream', ...headers } }
  return t.prepared(
    await t.call('object-storage.objects.upload', query === undefined ? options : { ...options, query }),
    201,
  )
}

/** A new object in the scratch container; its place. */
export async function ownObject(
  t: CheckContext,
  body: string | Uint8Array = 'content',
  headers: Headers = {},
  label = 'object',
): Promise<Place> {
  const place = { container: await scratchContainer(t), object: t.name(label) }
  await store(t, place, body, headers)
  return place
}

/** What is asked of a listing or of a container, as a preparation or as a look at the result. */
export function lookAtObject(t: CheckContext, path: Place): Promise<TargetReply> {
  return t.call('object-storage.objects.show', { path })
}

export function lookAtContainer(t: CheckContext, container: string): Promise<TargetReply> {
  return t.call('object-storage.containers.show', { path: { container } })
}

/**
 * Asks until the answer is as awaited, for at most five seconds, and gives the last answer: where it never comes, that
 * is for a check to judge, and no reason to run none.
 */
export async function settled(
  ask: () => Promise<TargetReply>,
  awaited: (reply: TargetReply) => boolean,
): Promise<TargetReply> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await ask()
    if (awaited(reply) || attempt === 20) return reply
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

/** Lines of a plain listing; an empty body has none. */
export function linesOf(reply: TargetReply): string[] {
  const text = reply.text()
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** Names in the container that every listing check reads, in the order of their UTF-8 bytes. */
export const listedNames = [
  'animals/cats/persian',
  'animals/cats/siamese',
  'animals/dogs/beagle',
  'animals/horse',
  'apple',
  'banana',
  'cherry',
  'dates',
  'elderberry',
  'figs',
  'plants/fern',
  'plants/moss',
] as const

/** What each listed object holds; its size tells the objects apart. */
export function listedContent(name: string): string {
  return `content of ${name}`
}

/** The container of `listedNames`; nobody writes to it. */
export function listedContainer(t: CheckContext): Promise<string> {
  return t.shared('listed container', async owner => {
    const container = await ownContainer(owner, { 'X-Container-Meta-Book': 'TomSawyer' }, 'listed')
    await Promise.all(
      listedNames.map(object =>
        store(owner, { container, object }, listedContent(object), { 'Content-Type': 'text/x-listed' }),
      ),
    )
    await settled(
      () => owner.call('object-storage.objects.list', { path: { container } }),
      reply => linesOf(reply).length === listedNames.length,
    )
    return container
  })
}

/** Three containers with a common prefix, of which the first holds one object of 7 bytes. */
export function listedAccount(t: CheckContext): Promise<{ prefix: string; names: string[] }> {
  return t.shared('listed account', async owner => {
    const prefix = owner.name('account')
    const names = ['-a', '-b', '-c'].map(suffix => prefix + suffix)
    for (const container of names)
      owner.prepared(await owner.call('object-storage.containers.create', { path: { container } }), 201, 202)
    await store(owner, { container: names[0] as string, object: 'seven' }, '7 bytes')
    // Swift tells an account of its containers' counters at once when a container is put, by a slow job otherwise.
    owner.prepared(
      await owner.call('object-storage.containers.create', { path: { container: names[0] as string } }),
      202,
    )
    return { prefix, names }
  })
}
