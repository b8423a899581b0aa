import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody } from '../../openstack/json.ts'
import { type Asker, list, ofServer, showServer } from '../requests.ts'
import { type OwnServer, ownServer } from '../servers/own-server.ts'

/** What a change was answered, and the server as it was shown before and after it. */
export interface Change {
  id: string
  before: TargetReply
  reply: TargetReply
  after: TargetReply
}

export function updateServer(t: CheckContext, id: string, server: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.servers.update', { ...ofServer(id), ...jsonBody({ server }), ...asker })
}

export function updateMetadata(
  t: CheckContext,
  id: string,
  metadata: unknown,
  asker: Asker & Pick<CallOptions, 'repeat'> = {},
): Promise<TargetReply> {
  return t.call('compute.server-metadata.update', { ...ofServer(id), ...jsonBody({ metadata }), ...asker })
}

/** Statuses after which metadata has been updated: 202 is documented (§1.2.6.58), which a check of its own judges. */
export const updatedMetadata = [202, 200] as const

/** Key of the server whose name, addresses and metadata are changed, for the suite's list of fixtures. */
export const changingKey = 'changing server'

/** Metadata that it begins with. */
export const firstMetadata = { kept: 'from the creation', replaced: 'old' }

function changingServer(t: CheckContext): Promise<OwnServer> {
  return t.shared(changingKey, owner => ownServer(owner, { metadata: firstMetadata }, 'changing'))
}

/** One change after the other, so that what is shown before and after it differs by it alone. */
async function change(t: CheckContext, id: string, send: () => Promise<TargetReply>): Promise<Change> {
  const before = t.prepared(await showServer(t, id), 200, 203)
  const reply = await send()
  return { id, before, reply, after: await showServer(t, id) }
}

/** A new name, and the lists by it and by the former one. */
interface Renaming extends Change {
  name: string
  byName: { former: TargetReply; now: TargetReply }
}

/** The server gets another name (§1.2.6.4 example request). */
export function renamed(t: CheckContext): Promise<Renaming> {
  return t.shared('server renamed', async owner => {
    const { id, name: former } = await changingServer(owner)
    const name = owner.name('renamed')
    const made = await change(owner, id, () => updateServer(owner, id, { name }))
    const by = (wanted: string) => list(owner, 'servers.list', { name: wanted })
    return { ...made, name, byName: { former: await by(former), now: await by(name) } }
  })
}

/** Addresses that a server is said to be reached by, of the sample (§1.2.6.4 example request). */
export const accessAddresses = { accessIPv4: '67.23.10.132', accessIPv6: '::babe:67.23.10.132' }

/** Then it gets those addresses. */
export function readdressed(t: CheckContext): Promise<Change> {
  return t.shared('server readdressed', async owner => {
    const { id } = await renamed(owner)
    return change(owner, id, () => updateServer(owner, id, accessAddresses))
  })
}

/** Items that replace one and add another. */
export const secondMetadata = { replaced: 'new', added: 'later' }

/** Then some of its metadata is replaced and some added. */
export function merged(t: CheckContext): Promise<Change> {
  return t.shared('server metadata merged', async owner => {
    const { id } = await readdressed(owner)
    return change(owner, id, () => updateMetadata(owner, id, secondMetadata))
  })
}

/** A step of the life after the metadata: the next name, one after the other. */
function named(key: string, name: (t: CheckContext) => string, last: (t: CheckContext) => Promise<Change>) {
  return (t: CheckContext): Promise<Change & { name: string }> =>
    t.shared(`server named ${key}`, async owner => {
      const { id } = await last(owner)
      const wanted = name(owner)
      return { ...(await change(owner, id, () => updateServer(owner, id, { name: wanted }))), name: wanted }
    })
}

/** Names that the row on names speaks of: 64 characters or more, and what is not kept in a host name (§1.2.6.2 name). */
export const longNamed = named('of 64', t => t.name('long').padEnd(64, '-x'), merged)
export const oddlyNamed = named('oddly', t => `${t.name('odd')} Two_Words (a.b-c) & #1`, longNamed)
/** As long as deployed services take, which no document tells. */
export const longestNamed = named('of 255', t => t.name('longest').padEnd(255, '-x'), oddlyNamed)

/** The same server after all of this, for checks that add metadata which no other looks at, or that are refused. */
export async function changedServer(t: CheckContext): Promise<string> {
  return (await longestNamed(t)).id
}
