import type { CheckLine } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'

/** Verdicts that somebody will want to see again. */
const worthRepeating: ReadonlySet<Verdict> = new Set(['fail', 'known-fail', 'unexpected-pass', 'error', 'not-run'])

/**
 * The line with the command that repeats its check: whatever the check needs is made anew, by the same seed, so that it
 * works after what the run made has been removed, as a curl line does not.
 * @param words of the command line of the run that name its target and how it is asked, without secrets
 */
export function withRepeat(line: CheckLine, seed: number, words: readonly string[]): CheckLine {
  if (!worthRepeating.has(line.verdict)) return line
  const command = ['k5-conformance', 'run', ...words, '--check', line.id, '--seed', String(seed)]
  return { ...line, repeat: command.map(quoted).join(' ') }
}

/** One word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
