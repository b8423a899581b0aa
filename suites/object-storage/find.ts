import type { CheckContext, Resource } from '../../tools/model/check.ts'
import { ListEnd } from '../openstack/endless-list.ts'

type Found = Omit<Resource, 'service'>

/** Containers and account metadata whose names begin so; objects go with their container. */
export async function find(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const metadata = await findMetadata(prefix, send)
  return [...metadata, ...(await findContainers(prefix, send))]
}

/** The list ends where a page brings nothing new; names that were not asked for are left alone. */
async function findContainers(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const seen = new Set<string>()
  const end = new ListEnd('the list of containers')
  for (let marker = ''; ; ) {
    const query = { format: 'json', prefix, ...(marker === '' ? {} : { marker }) }
    const page = await send('object-storage.containers.list', { query })
    if (page.status !== 204 && page.status !== 200)
      throw new Error(`listing the account answered ${page.status} ${page.reason}`)
    const fresh = page.status === 204 ? [] : namesIn(page.json()).filter(name => !seen.has(name))
    for (const name of fresh) seen.add(name)
    end.after(fresh.length)
    const last = fresh.at(-1)
    if (last === undefined) break
    marker = last
  }
  const found = [...seen].filter(name => name.startsWith(prefix))
  return found.map(name => ({ kind: 'container', path: `/${encodeURIComponent(name)}` }))
}

function namesIn(rows: unknown): string[] {
  if (!Array.isArray(rows)) throw new Error('the list of containers is no list')
  return rows.flatMap(row => {
    const { name } = (row ?? {}) as { name?: unknown }
    return typeof name === 'string' ? [name] : []
  })
}

/** Names of metadata come back in another case and with other hyphens than they were set. */
async function findMetadata(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const reply = await send('object-storage.accounts.show', {})
  const begin = `x-account-meta-${prefix.toLowerCase()}`
  return reply.headers
    .filter(([name]) => name.toLowerCase().replaceAll('_', '-').startsWith(begin))
    .map(([name]) => ({ kind: 'account-metadata', path: `#${name}` }))
}
