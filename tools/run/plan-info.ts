import { createHash } from 'node:crypto'
import type { PlanInfo, Selection, ShardInfo, SuiteInfo } from '../model/record.ts'
import type { Plan } from './plan.ts'

/** What tells two plans apart; the shards of a run have the same. Neither the order of the checks nor that of patterns counts. */
export function planInfo({ whole }: Plan, suite: SuiteInfo, { api, check, effects }: Selection): PlanInfo {
  const rows = whole.map(planned => `${planned.check.id} ${planned.settled?.verdict ?? ''}`).sort()
  const what = { suite, api: [...api].sort(), check: [...check].sort(), effects: [...effects].sort(), rows }
  return { digest: createHash('sha256').update(JSON.stringify(what)).digest('hex'), checks: whole.length }
}

/** The operations of the whole plan in document order, with the number of checks of each. */
export function operationsOf({ whole }: Plan): ShardInfo['operations'] {
  const counts = new Map<string, number>()
  for (const { check } of whole) counts.set(check.operation, (counts.get(check.operation) ?? 0) + 1)
  return [...counts].map(([id, checks]) => ({ id, checks }))
}
