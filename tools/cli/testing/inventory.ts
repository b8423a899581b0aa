import type { ReadyInfo, UserInfo } from '../../emulator/ready-info.ts'
import { IdentityClient, subjectOf } from '../../emulator/testing/identity-client.ts'

interface AskOptions {
  body?: string | object
  headers?: Record<string, string>
}

/** Speaks to an emulated cloud as one of its users. */
export interface Tenant {
  name: string
  /** A request to a service; `path` is below its endpoint. @throws {Error} unless it succeeds. */
  ask(service: string, request: string, options?: AskOptions): Promise<{ text: string; headers: Headers }>
}

/** @throws {Error} where the user is not let in. */
export async function tenantOf(info: ReadyInfo, user: UserInfo): Promise<Tenant> {
  const client = new IdentityClient(info)
  const reply = await client.authenticate(client.password(user))
  const token = subjectOf(reply)
  const catalog = reply.json.token.catalog as { type: string; endpoints: { url: string }[] }[]
  return {
    name: user.username,
    ask: async (service, request, { body, headers: given } = {}) => {
      const [method = '', path = ''] = request.split(' ')
      const url = `${catalog.find(entry => entry.type === service)?.endpoints[0]?.url}${path}`
      const text = typeof body === 'object' ? JSON.stringify(body) : body
      const headers = {
        'X-Auth-Token': token,
        Accept: service === 'sap' ? 'application/xml' : 'application/json',
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...given,
      }
      const reply = await fetch(url, { method, headers, ...(text === undefined ? {} : { body: text }) })
      const received = await reply.text()
      if (!reply.ok) throw new Error(`${method} ${url} answered ${reply.status}: ${received}`)
      return { text: received, headers: reply.headers }
    },
  }
}

type Row = Record<string, unknown>

/** Lists of one service, and what of each row is a list again. */
const lists: [service: string, path: string, rows: string, inner?: (row: Row) => [path: string, rows: string][]][] = [
  [
    'object-store',
    '?format=json&limit=10000',
    '',
    ({ name }) => [[`/${encodeURIComponent(String(name))}?format=json`, '']],
  ],
  [
    'image',
    '/v2/images?limit=1000',
    'images',
    ({ id, visibility }) => (visibility === 'public' ? [] : [[`/v2/images/${id}/members`, 'members']]),
  ],
  ['blockstoragev2', '/volumes/detail', 'volumes'],
  ['blockstoragev2', '/snapshots/detail', 'snapshots'],
  ['compute', '/servers/detail', 'servers', ({ id }) => [[`/servers/${id}/os-interface`, 'interfaceAttachments']]],
  ['compute', '/os-keypairs', 'keypairs'],
  ['compute', '/os-server-groups', 'server_groups'],
  ['orchestration', '/stacks', 'stacks'],
  ['autoscale', '', 'schedulers'],
]

/** Lists of the service for SAP, which come in XML. */
const sapLists = ['/l_servers', '/server_images?mode=cloning&verbose=true', '/networks?verbose=true']

/**
 * All that a user's project has, a line for each thing, sorted. Imports and exports are left out: they are a journal, and
 * nothing deletes its lines.
 */
export async function inventory(tenants: readonly Tenant[]): Promise<string[]> {
  return (await Promise.all(tenants.map(inventoryOf))).flat().sort()
}

async function inventoryOf({ name, ask }: Tenant): Promise<string[]> {
  const found: unknown[][] = []
  for (const [service, path, member, inner] of lists)
    for (const row of rowsIn((await ask(service, `GET ${path}`)).text, member)) {
      found.push([service, path, row])
      for (const [innerPath, innerMember] of inner?.(row) ?? [])
        for (const part of rowsIn((await ask(service, `GET ${innerPath}`)).text, innerMember))
          found.push([service, innerPath, part])
    }
  const { headers } = await ask('object-store', 'HEAD')
  for (const header of headers) if (header[0].startsWith('x-account-')) found.push(['object-store', ...header])
  for (const path of sapLists)
    for (const element of elementsIn((await ask('sap', `GET ${path}`)).text)) found.push(['sap', path, element])
  return found.map(line => `${name} ${JSON.stringify(line)}`)
}

function rowsIn(text: string, member: string): Row[] {
  const body = text === '' ? [] : (JSON.parse(text) as Row | Row[])
  return (Array.isArray(body) ? body : (body[member] as Row[] | undefined)) ?? []
}

/** The rows of a list in XML. */
function elementsIn(xml: string): string[] {
  return xml.split(/(?=<(?:LServer|ServerImage|Network)[ >])/).slice(1)
}
