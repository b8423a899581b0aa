import type { CheckContext, Resource } from '../../tools/model/check.ts'

type Found = Omit<Resource, 'service'>

/** Containers and account metadata whose names begin so; objects go with their container. */
export async function find(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const metadata = await findMetadata(prefix, send)
  return [...metadata, ...(await findContainers(prefix, send))]
}

async function findContainers(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const found: Found[] = []
  for (let marker = ''; ; ) {
    const query = { format: 'json', prefix, ...(marker === '' ? {} : { marker }) }
    const page = await send('object-storage.containers.list', { query })
    if (page.status === 204) return found
    if (page.status !== 200) throw new Error(`listing the account answered ${page.status} ${page.reason}`)
    const names = (page.json() as { name: string }[]).map(({ name }) => name)
    found.push(...names.map(name => ({ kind: 'container', path: `/${encodeURIComponent(name)}` })))
    marker = names.at(-1) ?? ''
    if (marker === '') return found
  }
}

/** Names of metadata come back in another case and with other hyphens than they were set. */
async function findMetadata(prefix: string, send: CheckContext['call']): Promise<Found[]> {
  const reply = await send('object-storage.accounts.show', {})
  const begin = `x-account-meta-${prefix.toLowerCase()}`
  return reply.headers
    .filter(([name]) => name.toLowerCase().replaceAll('_', '-').startsWith(begin))
    .map(([name]) => ({ kind: 'account-metadata', path: `#${name}` }))
}
