import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { showExport, showImport } from './requests.ts'

/** An import or an export. */
export type JobKind = 'import' | 'export'

const show = { import: showImport, export: showExport }

/** In which a job stays. */
const ends = ['succeeded', 'failed', 'canceled']
/** Milliseconds; a real disk is converted in many minutes. */
const longest = 30 * 60_000

/** All looks at a job until its end, or until it takes too long. */
export interface Watched {
  looks: TargetReply[]
  last: TargetReply
}

/** What a look at a job says of its state; empty where it does not. */
export function stateOf(reply: TargetReply, kind: JobKind): string {
  return textAt(jsonOf(reply), `${kind}_status`)
}

/** Whether a job has come to an end; the documents spell one state in two ways. */
export function hasEnded(state: string): boolean {
  return ends.includes(state.toLowerCase())
}

export async function watch(t: CheckContext, kind: JobKind, id: string): Promise<Watched> {
  const looks: TargetReply[] = []
  const look = async (): Promise<TargetReply> => {
    const reply = await show[kind](t, id)
    looks.push(reply)
    return reply
  }
  const isOver = (reply: TargetReply): boolean => reply.status !== 200 || hasEnded(stateOf(reply, kind))
  return { last: await t.watch(`${kind}s`, look, isOver, longest), looks }
}

/**
 * A request that must not do what it asks: it is refused with one of these statuses, or what it began fails. The manual
 * does not always say which of the two it is.
 */
export async function refusedOrFails(
  t: CheckContext,
  kind: JobKind,
  reply: TargetReply,
  statuses: readonly number[] = [400],
): Promise<void> {
  if (reply.status >= 400) {
    t.expect(reply.status, 'how it is refused').toBe(oneOf(statuses, reply.status))
    return
  }
  const { last } = await watch(t, kind, textAt(jsonOf(t.prepared(reply)), `${kind}_id`))
  t.focus(last)
  t.expect(stateOf(last, kind).toLowerCase(), 'it was accepted, and how it ends').toBe('failed')
}
