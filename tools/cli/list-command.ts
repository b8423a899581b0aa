import { type Clause, formatClause } from '../model/clause.ts'
import type { NotEvaluated } from '../model/record.ts'
import { roles } from '../model/target.ts'
import { plural } from '../report/wording.ts'
import { matchPatterns } from '../run/patterns.ts'
import { makePlan } from '../run/plan.ts'
import { importRegistry, registryUrl } from '../run/registry.ts'
import { noReason } from '../run/uncovered.ts'
import { ConformanceError } from '../shared/errors.ts'
import { loadCatalogs } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { formatJson } from '../shared/write-json.ts'
import type { ListFlags } from './commands/list.ts'
import { exitCodes } from './exit-codes.ts'
import { clauseTest, wantedClause } from './list/clauses.ts'
import { entryLines, entryObject } from './list/entry-forms.ts'
import { type SpecEntry, specEntries } from './list/spec-entries.ts'

/**
 * Prints operations and checks, or what is not covered.
 * @returns the exit code: 1 when a fact is not covered and no reason is given for it.
 */
export async function listCommand(flags: ListFlags): Promise<number> {
  const asJson = flags.json === true || flags.format === 'json'
  const selection = { api: flags.uncovered === true ? flags.api : [], check: [], effects: ['read' as const] }
  const plan = makePlan(await importRegistry(registryUrl), {
    selection,
    offer: { has: () => true, identities: new Set(['default', 'alternate', 'none', 'invalid', 'expired', ...roles]) },
    spec: loadCatalogs(),
  })
  if (flags.uncovered === true) {
    process.stdout.write(asJson ? formatJson(plan.notEvaluated) : uncoveredText(plan.notEvaluated))
    return plan.notEvaluated.some(fact => fact.reason === noReason) ? exitCodes.nonConformant : exitCodes.conformant
  }
  const clause = flags.clause === undefined ? undefined : wantedClause(flags.clause)
  const document = flags.document ?? (clause?.document === 'jio-api' ? clause.document : undefined)
  const entries = select(specEntries(packageRoot, plan.checks, document), flags, clause)
  process.stdout.write(asJson ? formatJson(entries.map(entryObject)) : tableOf(entries, flags))
  return exitCodes.conformant
}

function select(all: readonly SpecEntry[], { api, check }: ListFlags, clause: Clause | undefined): SpecEntry[] {
  const wanted = matchPatterns(
    '--api',
    api,
    all.map(({ operation }) => operation.id),
  )
  const named = matchPatterns(
    '--check',
    check,
    all.flatMap(entry => entry.checks.map(planned => planned.check.id)),
  )
  const cites = clause === undefined ? undefined : clauseTest(clause)
  const entries = all
    .filter(({ operation, clauses }) => wanted(operation.id) && (cites === undefined || clauses.some(cites)))
    .map(entry => ({ ...entry, checks: entry.checks.filter(planned => named(planned.check.id)) }))
    .filter(({ checks }) => check.length === 0 || checks.length > 0)
  if (entries.length > 0) return entries
  throw new ConformanceError(
    'SELECT_NO_MATCH',
    'no operation, sample, erratum or check agrees with all that was asked',
    {
      where: '--api, --check, --clause, --document',
      next: 'the sections of a document and what was read of each are in spec/catalog/<document>.readings.json',
    },
  )
}

function tableOf(entries: readonly SpecEntry[], { api, clause }: ListFlags): string {
  const rows = entries.flatMap(entry => entryLines(entry, api.length > 0 || clause !== undefined))
  const checks = entries.reduce((sum, entry) => sum + entry.checks.length, 0)
  const services = new Set(entries.map(({ service }) => service)).size
  return `${rows.join('\n')}\n${plural(checks, 'check')} on ${plural(entries.length, 'operation')} of ${plural(services, 'service')}\n`
}

function uncoveredText(facts: readonly NotEvaluated[]): string {
  const unexplained = facts.filter(fact => fact.reason === noReason).length
  const rows = facts.map(({ fact, clause, reason }) => `${fact}\n  ${formatClause(clause)}\n  ${reason}`)
  const end = `${facts.length} documented facts are not exercised, ${unexplained} of them without a reason`
  return `${[...rows, end].join('\n')}\n`
}
