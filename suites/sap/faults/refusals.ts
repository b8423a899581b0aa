import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { endOfTask, tasksOf } from '../tasks.ts'
import { findAll, rootOf, textAt } from '../xml.ts'

/** One error of a refusal (§1.7.3). */
export interface ToldError {
  /** With its places for arguments, e.g. `${0}:not found`. */
  message: string
  args: string[]
  requestId: string
  /** Only of errors of availability zones. */
  zone: string
}

/** What a refusal tells: one error of the region manager, or one of each availability zone; none where it is neither. */
export function errorsIn(reply: TargetReply): { by: 'region manager' | 'zones' | 'nobody'; errors: ToldError[] } {
  const root = rootOf(reply)
  if (root?.name === 'error') return { by: 'region manager', errors: [errorOf(root)] }
  if (root?.name === 'errors') return { by: 'zones', errors: findAll(root, 'error').map(errorOf) }
  return { by: 'nobody', errors: [] }
}

function errorOf(element: XmlElement): ToldError {
  return {
    message: textAt(element, 'message'),
    args: findAll(element, 'arg').map(({ text }) => text),
    requestId: textAt(element, 'request_id'),
    zone: textAt(element, 'AvailabilityZone'),
  }
}

/** The message with its arguments in their places, as §1.7.3 shows it. */
export function complete({ message, args }: Pick<ToldError, 'message' | 'args'>): string {
  return message.replace(/\$\{(\d+)\}/g, (place, number: string) => args[Number(number)] ?? place)
}

/** A message of §1.7.7, complete, with its status. */
export interface DocumentedRefusal {
  status: number
  says: RegExp
}

/** The row of §1.7.7 for a value that a parameter cannot have. */
export const invalidFormat: DocumentedRefusal = { status: 412, says: /^.+:invalid format$/ }
/** The row of §1.7.7 for a parameter that is needed and not there. */
export const isRequired: DocumentedRefusal = { status: 400, says: /^.+ is required$/ }

/** The rows of §1.7.7 for what there is not, in the words that they have in common. */
export const missing: DocumentedRefusal = { status: 404, says: /not found/ }

/** A refusal is in one of the two forms of §1.7.3, each error complete: no place of its message is left without an argument. */
export async function expectErrorBody(t: CheckContext, operation: string, reply: TargetReply): Promise<void> {
  t.focus(reply)
  const found = await t.violations(operation, reply.status, 'application/xml', reply.body)
  t.expect(found, 'departures from the documented body of errors').toEqual([])
  const { by, errors } = errorsIn(reply)
  t.expect(errors.length, 'errors in the body').toBeGreaterThan(0)
  for (const error of errors) {
    t.expect(error.message, 'a message').not.toBe('')
    t.expect(complete(error), 'a message with all of its arguments').not.toMatch(/\$\{\d+\}/)
    t.expect(error.requestId, 'the id of the request').not.toBe('')
    if (by === 'zones') t.expect(error.zone, 'the zone of the error').not.toBe('')
  }
}

/** The region manager refuses with that status and in those words (§1.7.7). */
export async function expectMessage(
  t: CheckContext,
  operation: string,
  reply: TargetReply,
  { status, says }: DocumentedRefusal,
): Promise<void> {
  t.focus(reply)
  t.expect(reply.status, 'the status of the message').toBe(status)
  await expectErrorBody(t, operation, reply)
  const { by, errors } = errorsIn(reply)
  t.expect(by, 'who refuses').toBe('region manager')
  t.expect(complete(errors[0] ?? { message: '', args: [] }), 'the message').toMatch(says)
}

/**
 * What a rule forbids is not done. The region manager's refusal has one of the documented messages; availability
 * zones have messages of their own, which no list tells (§1.7.7 Note); and what was accepted may fail later, as its task
 * tells (§1.7.5.21).
 */
export async function expectRefused(
  t: CheckContext,
  operation: string,
  reply: TargetReply,
  documented: readonly DocumentedRefusal[] = [],
): Promise<void> {
  t.focus(reply)
  if (reply.status === 202) {
    const ends = await endsOf(t, reply)
    t.expect(ends, 'how the tasks of what was accepted have ended').not.toContain('completed')
    t.expect(ends.length, 'tasks of what was accepted').toBeGreaterThan(0)
    return
  }
  t.expect(reply.status, 'refused').toBeGreaterThanOrEqual(400)
  t.expect(reply.status, 'refused for what the client sent').toBeLessThan(500)
  await expectErrorBody(t, operation, reply)
  const { by, errors } = errorsIn(reply)
  if (by !== 'region manager' || documented.length === 0) return
  const told = `${reply.status} ${complete(errors[0] ?? { message: '', args: [] })}`
  const fits = documented.some(({ status, says }) => status === reply.status && says.test(told.slice(4)))
  t.expect(fits ? told : `not a documented message: ${told}`, 'status and message').toBe(told)
}

async function endsOf(t: CheckContext, reply: TargetReply): Promise<string[]> {
  const ends: string[] = []
  for (const task of tasksOf(reply)) {
    const last = await endOfTask(t, textAt(task, 'id'))
    ends.push(textAt(rootOf(last), 'status') || `answered ${last.status}`)
  }
  return ends
}
