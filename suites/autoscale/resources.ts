import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import { compactName } from '../../tools/model/compact-name.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { GrowingWait } from '../../tools/shared/growing-wait.ts'
import { rowsOf, sentJson, textAt } from '../openstack/json.ts'

type Made = Omit<Resource, 'service'>
type Send = CheckContext['call']

const wanted = { headers: { Accept: 'application/json' } }

/** What a call would create: a schedule, which its name alone identifies (§1.5.5.3 `name`). */
export function creates(operation: string, { body }: CallOptions): Made[] {
  if (operation !== 'autoscale.schedules.create' || typeof body !== 'string') return []
  const name = nameIn(body)
  return name === '' ? [] : [scheduleNamed(name)]
}

/** What a successful call removed. */
export function removes(operation: string, { path }: CallOptions): Made[] {
  return operation === 'autoscale.schedules.delete' ? [scheduleNamed(path?.name ?? '')] : []
}

/** Deletes a schedule, and waits until it is not found. */
export const cleanup: ServiceSuite['cleanup'] = async ({ path }, send) => {
  const name = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  let status = 0
  const wait = new GrowingWait({ firstMs: 50 })
  for (let attempt = 0; attempt < 25; attempt += 1) {
    const reply = await send('autoscale.schedules.delete', { ...wanted, path: { name } })
    if (reply.status === 404) return
    status = reply.status
    if (status < 200 || status >= 300) throw new Error(`deleting the schedule ${name} answered ${status}`)
    const listed = await send('autoscale.schedules.list', wanted)
    if (listed.status === 200 && !namesIn(listed).includes(name)) return
    await wait.pass()
  }
  throw new Error(`the schedule ${name} is still there after deletes that answered ${status}`)
}

/** Every schedule whose name begins so, as names are written here. */
export async function find(prefix: string, send: Send): Promise<Made[]> {
  const reply = await send('autoscale.schedules.list', wanted)
  if (reply.status !== 200) throw new Error(`the list of schedules answered ${reply.status} ${reply.reason}`)
  return namesIn(reply)
    .filter(name => name.startsWith(compactName(prefix)))
    .map(scheduleNamed)
}

function namesIn(reply: TargetReply): string[] {
  return rowsOf(reply, 'schedulers').map(row => textAt(row, 'name'))
}

/** The name in a body; a body that is no JSON makes nothing. */
function nameIn(body: string): string {
  return textAt(sentJson({ body }), 'name')
}

function scheduleNamed(name: string): Made {
  return { kind: 'schedule', path: `/${encodeURIComponent(name)}` }
}
