import type { CheckContext } from '../model/check.ts'
import { ConformanceError } from '../shared/errors.ts'
import { Gate } from '../target/gate.ts'

type Send = CheckContext['call']

/** For the deletion of one thing: what takes longest, a large stack or server, takes some minutes. */
const defaultPatienceMs = 15 * 60_000

/** Of one service; a service that answers nothing for so long will not answer what comes after, either. */
const mostInVain = 20

/** As many as may be under way before it is seen that nothing is answered. */
const atOnce = 20

/** What went over the network and brought no whole answer. */
const unanswered = new Set(['TARGET_TIMEOUT', 'TARGET_RESET', 'TARGET_UNREACHABLE'])

/** Bounds clean-up, whatever a target answers: the time for each thing, and the requests that a silent service is sent. */
export class Patience {
  readonly #send: Send
  readonly #patienceMs: number
  readonly #gate = new Gate(atOnce, undefined)
  /** By service, how many requests in a row were not answered. */
  readonly #inVain = new Map<string, number>()

  constructor(send: Send, patienceMs = defaultPatienceMs) {
    this.#send = send
    this.#patienceMs = patienceMs
  }

  /** How one thing of a service is deleted; the time begins with its first request. */
  senderFor(service: string): Send {
    let end: number | undefined
    let last = 'nothing was answered'
    return (operation, given) =>
      this.#gate.pass('', async () => {
        const now = performance.now()
        end ??= now + this.#patienceMs
        if (now >= end) throw new Error(`given up after ${this.#patienceMs / 1000} s; ${last}`)
        if ((this.#inVain.get(service) ?? 0) >= mostInVain)
          throw new Error(`not asked: ${mostInVain} requests in a row were not answered`)
        const timeoutMs = Math.min(end - now, given?.timeoutMs ?? Number.POSITIVE_INFINITY)
        try {
          const reply = await this.#send(operation, {
            ...given,
            // Otherwise what the client allows is less.
            ...(timeoutMs < 60_000 ? { timeoutMs: Math.ceil(timeoutMs) } : {}),
          })
          last = `the last answer to ${operation} was ${reply.status} ${reply.reason}`
          this.#inVain.delete(service)
          return reply
        } catch (error) {
          if (error instanceof ConformanceError && unanswered.has(error.code))
            this.#inVain.set(service, (this.#inVain.get(service) ?? 0) + 1)
          throw error
        }
      })
  }
}
