import picocolors from 'picocolors'
import type { CheckLine, HeaderLine } from '../model/record.ts'
import { formatUses, quantities } from '../model/uses.ts'
import type { Plan } from '../run/plan.ts'

/** Milliseconds between two drawings of the line. */
const drawEvery = 100

export interface Progress {
  readonly colour: boolean
  begin(plan: Plan, header: HeaderLine): void
  line(line: CheckLine): void
  note(text: string): void
  sweeping(): void
  /** Takes the line off the terminal. May be called twice. */
  end(): void
}

/** One line that is redrawn on a terminal; elsewhere only the beginning and what is noted. */
export function openProgress(out: NodeJS.WriteStream): Progress {
  const live = out.isTTY === true
  const colour = live && picocolors.isColorSupported
  const paint = picocolors.createColors(colour)
  let planned = 0
  let done = 0
  let bad = 0
  let drawn = 0
  let shown = false

  const erase = (): void => {
    if (shown) out.write('\r\u001b[2K')
    shown = false
  }
  const draw = (text: string): void => {
    if (!live) return
    out.write(`\r\u001b[2K${text.slice(0, Math.max(20, (out.columns || 80) - 1))}`)
    shown = true
  }
  return {
    colour,
    begin(plan, header) {
      planned = header.planned
      const { target, selection } = header
      out.write(`${target.name}: ${planned} checks on ${plan.operations.length} operations\n`)
      if (quantities.some(quantity => (header.peak[quantity] ?? 0) > 0))
        out.write(`At most ${formatUses(header.peak)} will stand on the target at a time.\n`)
      const withheld = plan.checks.filter(({ check }) => !selection.effects.includes(check.effect))
      const making = withheld.filter(({ check }) => check.effect === 'create').length
      const foreign = withheld.length - making
      if (making > 0)
        out.write(`${making} of them are skipped: they would create something; add --effects read,create\n`)
      if (foreign > 0)
        out.write(
          `${foreign} of them are skipped: they are about what the run did not make (destructive, docs/architecture.md)\n`,
        )
    },
    line(line) {
      done += 1
      if (['fail', 'error', 'unexpected-pass', 'not-run'].includes(line.verdict)) bad += 1
      const now = performance.now()
      if (now - drawn < drawEvery && done < planned) return
      drawn = now
      draw(`${done}/${planned}  ${bad > 0 ? `${bad} not passed  ` : ''}${line.id}`)
    },
    note(text) {
      erase()
      out.write(`${paint.yellow(text)}\n`)
    },
    sweeping() {
      draw('deleting what the run made')
    },
    end: erase,
  }
}
