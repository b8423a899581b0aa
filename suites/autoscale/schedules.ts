import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import { compactName } from '../../tools/model/compact-name.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonBody, rowsOf, textAt } from '../openstack/json.ts'
import { type Asker, ownStack, pathOf, type Stack, stillStack } from '../orchestration/stacks.ts'

/** Names have letters and digits alone (§1.5.5.3), so those of the run are written without its hyphens. */
export function scheduleName(t: CheckContext, label: string): string {
  return compactName(t.name(label))
}

/** The name, made as long as that with letters and digits. */
export function nameOfLength(t: CheckContext, length: number): string {
  return scheduleName(t, 'long').padEnd(length, 'aZ09')
}

/**
 * A moment months away, so that what checks register is never carried out: half a year on, whatever the day is.
 * @param rest the fields before the month and behind it.
 */
export function farTime(minute = '30', hour = '4', day = '15', weekday = '*'): string {
  return `${minute} ${hour} ${day} ${farMonth()} ${weekday}`
}

export function farMonth(): number {
  return ((new Date().getUTCMonth() + 6) % 12) + 1
}

/** URL that signals the resource of a stack; the scheme is the one that the row demands (§1.5.5.3 `url`). */
export function signalUrl(t: CheckContext, stack: Stack, asker: Asker = {}): string {
  const { account = 'default' } = asker
  const url = t.urlOf('orchestration.resources.signal', { path: pathOf(stack, stack.resource), account })
  url.protocol = 'http:'
  return url.href
}

export interface Schedule {
  name: string
  time: string
  url: string
  method: 'POST'
  project_id: string
}

/** A schedule that may be registered, with a name of the run, for the stack that checks look at. */
export async function goodSchedule(t: CheckContext, label: string, given: Partial<Schedule> = {}): Promise<Schedule> {
  return scheduleFor(t, await stillStack(t), { name: scheduleName(t, label), ...given })
}

/** The same for a stack of the other project. */
export async function foreignSchedule(t: CheckContext, name: string): Promise<Schedule> {
  const stack = await t.shared('stack of the other project', owner =>
    ownStack(owner, 'foreign', { identity: 'alternate', account: 'alternate' }),
  )
  return scheduleFor(t, stack, { name }, 'alternate')
}

export function scheduleFor(
  t: CheckContext,
  stack: Stack,
  given: Partial<Schedule> & Pick<Schedule, 'name'>,
  account: 'default' | 'alternate' = 'default',
): Schedule {
  const project = t.project(account) ?? t.skip('the id of the project is not known: its token names none')
  return { time: farTime(), url: signalUrl(t, stack, { account }), method: 'POST', project_id: project, ...given }
}

export function register(t: CheckContext, schedule: object, asker: Asker = {}): Promise<TargetReply> {
  return t.call('autoscale.schedules.create', { ...jsonBody(schedule), ...asker })
}

export function remove(t: CheckContext, name: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('autoscale.schedules.delete', { ...wanted, path: { name }, ...asker })
}

export function list(t: CheckContext, asker: Asker = {}): Promise<TargetReply> {
  return t.call('autoscale.schedules.list', { ...wanted, ...asker })
}

/** The row of that very name; undefined where there is none. */
export function rowNamed(reply: TargetReply, name: string): JsonObject | undefined {
  return rowsOf(reply, 'schedulers').find(row => textAt(row, 'name') === name)
}

/** A schedule of the run's own, registered. */
export async function ownSchedule(t: CheckContext, label: string, given: Partial<Schedule> = {}): Promise<Schedule> {
  const schedule = await goodSchedule(t, label, given)
  t.prepared(await register(t, schedule), 200)
  return schedule
}

/** The schedule that checks look at and nobody deletes. */
export function stillSchedule(t: CheckContext): Promise<Schedule> {
  return t.shared('schedule', owner => ownSchedule(owner, 'still'))
}

const wanted = { headers: { Accept: 'application/json' } } satisfies CallOptions
