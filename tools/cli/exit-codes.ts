import type { Summary } from '../model/record.ts'

/** The process's exit codes; scripts rely on them. */
export const exitCodes = { conformant: 0, nonConformant: 1, couldNotJudge: 2, interrupted: 130 } as const

/**
 * The exit code that a run's summary stands for: a list of known failures that is out of date fails the gate as a failure
 * of the target does.
 */
export function exitCodeOf({ verdict, gate = [] }: Pick<Summary, 'verdict' | 'gate'>): number {
  if (verdict === 'non-conformant' || gate.length > 0) return exitCodes.nonConformant
  return verdict === 'conformant' ? exitCodes.conformant : exitCodes.couldNotJudge
}
