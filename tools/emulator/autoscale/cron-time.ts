import { Cron } from 'croner'
import { refuse } from '../orchestration/refuse.ts'

/** What Croner reads and cron does not: `?`, `#`, `+`, and the last or nearest day. */
const beyondCron = /[?#+]|(?<![A-Za-z])L?[LW](?![A-Za-z])/i
/** Five fields, or a nickname for five. */
const cronForm = /^(?:\S+(?:[ \t]+\S+){4}|@[a-z]+)$/

/** A time as cron has it (§1.5.5.3 `time`), in UTC. */
export class CronTime {
  readonly #cron: Cron

  /** @throws {Problem} 400 when it is none. */
  constructor(text: string) {
    if (!cronForm.test(text) || beyondCron.test(text)) throw refuse(400, 'The format of time is not that of cron.')
    try {
      this.#cron = new Cron(text, { mode: '5-part', timezone: 'UTC', paused: true })
    } catch (error) {
      throw refuse(400, `The format of time is not that of cron: ${(error as Error).message}`)
    }
  }

  /** The first moment after one; milliseconds since the epoch; undefined where it never comes (30 February). */
  after(moment: number): number | undefined {
    return this.#cron.nextRun(new Date(moment))?.getTime()
  }
}
