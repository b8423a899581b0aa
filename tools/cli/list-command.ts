import { formatClause } from '../model/clause.ts'
import type { NotEvaluated } from '../model/record.ts'
import { makePlan, type Plan } from '../run/plan.ts'
import { importRegistry, registryUrl } from '../run/registry.ts'
import { noReason } from '../run/uncovered.ts'
import { formatJson } from '../shared/write-json.ts'
import type { ListFlags } from './commands/list.ts'
import { exitCodes } from './exit-codes.ts'

/**
 * Prints operations and checks, or what is not covered.
 * @returns the exit code: 1 when a fact is not covered and no reason is given for it.
 */
export async function listCommand(flags: ListFlags): Promise<number> {
  const registry = await importRegistry(registryUrl)
  const plan = makePlan(registry, {
    selection: { api: flags.api, check: flags.check, effects: ['read', 'create', 'destructive'] },
    offer: { has: () => true, identities: new Set(['default', 'alternate', 'none', 'invalid', 'expired']) },
  })
  const asJson = flags.json === true || flags.format === 'json'
  if (flags.uncovered === true) {
    process.stdout.write(asJson ? formatJson(plan.notEvaluated) : uncoveredText(plan.notEvaluated))
    return plan.notEvaluated.some(fact => fact.reason === noReason) ? exitCodes.nonConformant : exitCodes.conformant
  }
  process.stdout.write(asJson ? formatJson(listOf(plan)) : tableOf(plan))
  return exitCodes.conformant
}

function listOf({ operations, checks }: Plan): object[] {
  return operations.map(operation => ({
    ...operation,
    clause: formatClause(operation.clause),
    checks: checks
      .filter(({ check }) => check.operation === operation.id)
      .map(({ check, clauses }) => {
        const { id, title, kind, level, effect, needs, errata, covers } = check
        return { id, title, kind, level, effect, clauses: clauses.map(formatClause), needs, errata, covers }
      }),
  }))
}

function tableOf({ operations, checks }: Plan): string {
  const rows = operations.flatMap(operation => {
    const own = checks.filter(({ check }) => check.operation === operation.id)
    return [
      `${operation.id}  ${operation.method} ${operation.path}`,
      `  ${operation.title}; ${formatClause(operation.clause)}; ${own.length} checks`,
      ...own.flatMap(({ check, clauses }) => [
        `    ${check.id.slice(operation.id.length + 1)}  (${check.level}, ${check.effect}, ${check.kind})`,
        `      ${check.title}`,
        `      ${clauses.map(formatClause).join('; ')}`,
      ]),
      '',
    ]
  })
  return `${rows.join('\n')}\n${checks.length} checks on ${operations.length} operations\n`
}

function uncoveredText(facts: readonly NotEvaluated[]): string {
  const unexplained = facts.filter(fact => fact.reason === noReason).length
  const rows = facts.map(({ fact, clause, reason }) => `${fact}\n  ${formatClause(clause)}\n  ${reason}`)
  const end = `${facts.length} documented facts are not exercised, ${unexplained} of them without a reason`
  return `${[...rows, end].join('\n')}\n`
}
