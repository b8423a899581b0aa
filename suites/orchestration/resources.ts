import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import type { Standing } from '../../tools/model/standing.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { GrowingWait } from '../../tools/shared/growing-wait.ts'
import { ListEnd } from '../openstack/endless-list.ts'
import { jsonOf, rowsOf, textAt } from '../openstack/json.ts'

type Made = Omit<Resource, 'service'>
type Send = CheckContext['call']

const wanted = { headers: { Accept: 'application/json' } }

/** What a call would create: a stack, known by its name before it is sent. */
export function creates(operation: string, { body }: CallOptions): Made[] {
  if (operation !== 'orchestration.stacks.create' || typeof body !== 'string') return []
  const name = textAt(JSON.parse(body), 'stack_name')
  return name === '' ? [] : [stackNamed(name)]
}

export function identifies(operation: string, reply: TargetReply): string[] {
  const id = operation === 'orchestration.stacks.create' ? textAt(jsonOf(reply), 'stack', 'id') : ''
  return id === '' ? [] : [id]
}

/** Stacks are found and deleted by name and id. */
export const standing: readonly Standing[] = [
  {
    kind: 'stack',
    list: 'orchestration.stacks.list',
    makes: ['orchestration.stacks.create'],
    pages: async function* (send) {
      for await (const page of stackPages(send)) yield page.map(({ id }) => id)
    },
  },
]

/** A delete is answered before it is done, so the entry stays until clean-up finds nothing of that name. */
export const removes = (): Made[] => []

export const cleanup: ServiceSuite['cleanup'] = async ({ path }, send) => {
  const name = new URLSearchParams(path.slice(path.indexOf('?'))).get('name') ?? ''
  for (const row of await stacksOf(send, found => found === name)) await removeStack(row, send)
}

/** Every stack with a name that begins so. */
export async function find(prefix: string, send: Send): Promise<Made[]> {
  return (await stacksOf(send, name => name.startsWith(prefix))).map(({ name }) => stackNamed(name))
}

interface Row {
  name: string
  id: string
}

async function stacksOf(send: Send, isWanted: (name: string) => boolean): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of stackPages(send)) rows.push(...page.filter(({ name }) => isWanted(name)))
  return rows
}

/** The pages of the list, each with its new rows only; it ends where a page brings nothing new. */
async function* stackPages(send: Send): AsyncGenerator<Row[]> {
  const seen = new Set<string>()
  const end = new ListEnd('the list of stacks')
  for (let marker = ''; ; ) {
    const query = marker === '' ? {} : { marker }
    const reply = await send('orchestration.stacks.list', { ...wanted, query })
    if (reply.status !== 200) throw new Error(`the list of stacks answered ${reply.status} ${reply.reason}`)
    if (!Array.isArray(jsonOf(reply).stacks)) throw new Error('the answer to listing stacks holds no stacks')
    const page = rowsOf(reply, 'stacks')
      .map(row => ({ id: textAt(row, 'id'), name: textAt(row, 'stack_name') }))
      .filter(({ id }) => !seen.has(id))
    const last = page.at(-1)
    if (last === undefined) return
    for (const { id } of page) seen.add(id)
    end.after(page.length)
    yield page
    marker = last.id
  }
}

/** Deletes a stack and waits until it is gone; some editions still show a deleted one. */
async function removeStack({ name, id }: Row, send: Send): Promise<void> {
  const options = { ...wanted, path: { stack_name: name, stack_id: id } }
  const reply = await send('orchestration.stacks.delete', options)
  if (reply.status === 404) return
  if (reply.status < 200 || reply.status >= 300)
    throw new Error(`deleting the stack ${name} answered ${reply.status} ${reply.reason}`)
  const wait = new GrowingWait({ firstMs: 50 })
  for (let attempt = 0; attempt < 65; attempt += 1) {
    const shown = await send('orchestration.stacks.show', options)
    const status = textAt(jsonOf(shown), 'stack', 'stack_status')
    if (shown.status === 404 || status === 'DELETE_COMPLETE') return
    if (status === 'DELETE_FAILED') throw new Error(`the stack ${name} cannot be deleted`)
    await wait.pass()
  }
  throw new Error(`the stack ${name} is still there after its delete`)
}

function stackNamed(name: string): Made {
  return { kind: 'stack', path: `/stacks?name=${encodeURIComponent(name)}` }
}
