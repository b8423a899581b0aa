import type { CheckContext } from '../model/check.ts'
import { ConformanceError } from '../shared/errors.ts'
import { Gate } from '../target/gate.ts'
import type { StuckKinds } from './stuck-kinds.ts'

type Send = CheckContext['call']

/** For the deletion of one thing: what takes longest, a large stack or server, takes some minutes. */
const usualMs = 15 * 60_000

/** Of one service; a service that answers nothing for so long will not answer what comes after, either. */
const mostInVain = 20

/** As many as may be under way before it is seen that nothing is answered. */
const atOnce = 20

/** What went over the network and brought no whole answer. */
const unanswered = new Set(['TARGET_TIMEOUT', 'TARGET_RESET', 'TARGET_UNREACHABLE'])

/** A timer may go off so many milliseconds early. */
const timerMs = 1

export interface PatienceOptions {
  send: Send
  /** How many times as long as usual one thing may take. */
  times?: number
  stuck: StuckKinds
}

/** Bounds clean-up, whatever a target answers: the time for each thing, and the requests that a silent service is sent. */
export class Patience {
  readonly #send: Send
  readonly #patienceMs: number
  readonly #stuck: StuckKinds
  readonly #gate = new Gate(atOnce, undefined)
  /** By service, how many requests in a row were not answered. */
  readonly #inVain = new Map<string, number>()

  constructor({ send, times = 1, stuck }: PatienceOptions) {
    this.#send = send
    this.#patienceMs = usualMs * times
    this.#stuck = stuck
  }

  /** Has one thing deleted; the time begins with its first request. */
  async spend(
    { service, kind }: { service: string; kind: string },
    remove: (send: Send) => Promise<void>,
  ): Promise<void> {
    const patienceMs = this.#stuck.patienceMs(`${service} ${kind}`, this.#patienceMs)
    let begun: number | undefined
    let last: string | undefined
    const givenUp = (): Error => new Error(`given up after ${patienceMs / 1000} s; ${last ?? 'nothing was answered'}`)
    const send: Send = (operation, given) =>
      this.#gate.pass('', async () => {
        const now = performance.now()
        begun ??= now
        const end = begun + patienceMs
        if (now >= end) throw givenUp()
        try {
          const reply = await this.#ask(service, operation, given, end - now)
          last = `the last answer to ${operation} was ${reply.status} ${reply.reason}`
          return reply
        } catch (error) {
          // Cut off for want of time, which says nothing of a target that answered before.
          const isCutOff = isUnanswered(error) && performance.now() >= end - timerMs
          if (isUnanswered(error) && !(isCutOff && last !== undefined)) this.#countInVain(service)
          throw isCutOff ? givenUp() : error
        }
      })
    try {
      await remove(send)
      this.#stuck.went(`${service} ${kind}`)
    } catch (error) {
      if (begun !== undefined) this.#stuck.stayed(`${service} ${kind}`, performance.now() - begun, patienceMs)
      throw error
    }
  }

  async #ask(service: string, ...[operation, given, leftMs]: [...Parameters<Send>, number]): ReturnType<Send> {
    if ((this.#inVain.get(service) ?? 0) >= mostInVain)
      throw new Error(`not asked: ${mostInVain} requests in a row were not answered`)
    const timeoutMs = Math.min(leftMs, given?.timeoutMs ?? Number.POSITIVE_INFINITY)
    const reply = await this.#send(operation, {
      ...given,
      // Otherwise what the client allows is less.
      ...(timeoutMs < 60_000 ? { timeoutMs: Math.ceil(timeoutMs) } : {}),
    })
    this.#inVain.delete(service)
    return reply
  }

  #countInVain(service: string): void {
    this.#inVain.set(service, (this.#inVain.get(service) ?? 0) + 1)
  }
}

function isUnanswered(error: unknown): boolean {
  return error instanceof ConformanceError && unanswered.has(error.code)
}
