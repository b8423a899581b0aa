import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { factsOf } from '../../tools/model/facts.ts'

/** Why an error is not provoked, where no check of an operation provokes it. */
const unprovoked: Record<string, string> = {
  '403':
    'all operations of the chapter need the role Administrator or System Owner (§1.6.1), and whoever has neither can ' +
    'prepare nothing else: the identities of a run have one of them',
}

const inTrouble = 'only a target in trouble says so, which no client can bring about; the emulator has --fault'
const sevenDays = 'a run does not last for the seven days after which a status is forgotten'

/** Rules that stand in the way of any check. */
const rules: Readonly<Record<string, string>> = {
  'rule:import-export.imports.show.kept-seven-days': sevenDays,
  'rule:import-export.exports.show.kept-seven-days': sevenDays,
}

/**
 * Rows of the tables of detailed errors that no check can provoke on a target that is well, by operation and code or by message; a
 * test demands a check for every other row.
 */
export const unprovokedRows: Readonly<Record<string, string>> = {
  '40301': unprovoked['403'] as string,
  'exports.create 40005': 'a token without a project has none of the two roles, and identities of a run have a project',
  'exports.create 40011': 'the manual does not tell the maximum size, and an image that large is billed',
  'Export process has stopped unexpectedly.': inTrouble,
  'Cancel process has stopped unexpectedly.': inTrouble,
  'Export process takes too long time.': inTrouble,
  'VMexport process is failed (${0})': inTrouble,
}

/** The reason for every fact that no check exercises and that needs one; a test demands all others to be exercised. */
export function notEvaluated(catalog: ServiceCatalog, checks: readonly Check[]): Record<string, string> {
  const covered = new Set(checks.flatMap(check => check.covers))
  const reasons = factsOf(catalog).flatMap(({ id, kind, name }) => {
    const reason = kind === 'error' ? unprovoked[name] : undefined
    return reason === undefined ? [] : [[id, reason] as const]
  })
  return Object.fromEntries([...reasons, ...Object.entries(rules)].filter(([id]) => !covered.has(id)))
}
