import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { act } from '../requests.ts'
import { settledServer } from '../servers/own-server.ts'
import { shown } from './server-facts.ts'

/** What became of one request in the life of a server. */
export interface Step {
  /** The server before it. */
  before: TargetReply
  /** What the request was answered. */
  reply: TargetReply
  /** The server once nothing was under way any more. */
  after: TargetReply
  /** Requests that were sent then and that the state it had come to does not allow; none where it did not come to it. */
  outOfPlace: Readonly<Record<string, TargetReply>>
  /** The server after those. */
  afterAll: TargetReply
}

type Send = (t: CheckContext) => Promise<TargetReply>

/** An action of a server, to be sent in whoever's name makes the step. */
export function doing(action: string, id: string, body: object): Send {
  return t => act(t, action, id, body)
}

export const rebooting = (id: string, type: string): Send => doing('reboot', id, { reboot: { type } })

export interface StepPlan {
  /** Whether a look at the server shows the state that the step is for. */
  from: (look: TargetReply) => boolean
  send: Send
  /** Whether a look at the server shows what the step leads to. */
  reached: (look: TargetReply) => boolean
  /** Requests out of place once that is reached. */
  outOfPlace?: Readonly<Record<string, Send>>
}

export type Asking = (t: CheckContext) => Promise<unknown>

/**
 * Steps of the life of one server, each after another; what kept that one from being made is told to those who ask for
 * it.
 * @param life What the keys of the steps begin with.
 */
export function stepsOf(life: string, booted: (t: CheckContext) => Promise<{ id: string }>) {
  return (label: string, before: Asking, plan: (id: string, t: CheckContext) => Promise<StepPlan> | StepPlan) =>
    (t: CheckContext): Promise<Step> =>
      t.shared(`${life}: ${label}`, async owner => {
        const { id } = await booted(owner)
        await before(owner).catch(() => undefined)
        return take(owner, id, await plan(id, owner))
      })
}

/**
 * Does one step with a server: asks, waits, and tries what is out of place then. It judges nothing; where the server is
 * not in the state that the step is for, since a step before failed, it is not run.
 */
export async function take(t: CheckContext, id: string, plan: StepPlan): Promise<Step> {
  const before = await settledServer(t, id)
  if (!plan.from(before))
    t.notRun(`the server is ${String(shown(before, 'status') ?? before.status)}: this is not for it`)
  const reply = await insisting(() => plan.send(t))
  const after = reply.status < 300 ? await reaching(t, id, plan.reached) : await settledServer(t, id)
  const outOfPlace: Record<string, TargetReply> = {}
  if (plan.outOfPlace === undefined || !plan.reached(after))
    return { before, reply, after, outOfPlace, afterAll: after }
  for (const [name, send] of Object.entries(plan.outOfPlace)) outOfPlace[name] = await send(t)
  return { before, reply, after, outOfPlace, afterAll: await settledServer(t, id) }
}

/** A service may still be busy with the step before without saying so: a conflict (409) is tried again. */
async function insisting(send: () => Promise<TargetReply>): Promise<TargetReply> {
  for (const pause of [1000, 4000]) {
    const reply = await send()
    if (reply.status !== 409) return reply
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return send()
}

/** How long a server may rest elsewhere before it goes to what it was asked for. */
const restWithTasks = 10_000
/** The same where the target does not tell what is under way (§1.2.6.22 OS-EXT-STS:task_state). */
const restWithoutTasks = 120_000

/** Looks until the server shows what it was asked for, failed, or rests elsewhere; gives the last look. */
async function reaching(t: CheckContext, id: string, reached: StepPlan['reached']): Promise<TargetReply> {
  const begun = performance.now()
  for (;;) {
    const look = await settledServer(t, id)
    const rest = shown(look, 'OS-EXT-STS:task_state') === undefined ? restWithoutTasks : restWithTasks
    const isOver = look.status !== 200 || shown(look, 'status') === 'ERROR' || performance.now() - begun > rest
    if (reached(look) || isOver) return look
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}
