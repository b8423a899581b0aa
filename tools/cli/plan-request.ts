import type { PlanRequest } from '../run/plan-inputs.ts'
import type { RunFlags } from './run-command.ts'

/** The flags that say what is planned. */
export function planRequest(flags: RunFlags): Omit<PlanRequest, 'target'> {
  const { api, check, effects, knownFailures, profile, limit, shard } = flags
  return {
    api,
    check,
    ...(effects === undefined ? {} : { effects }),
    ...(knownFailures === undefined ? {} : { knownFailures }),
    ...(profile === undefined ? {} : { profile }),
    ...(limit === undefined ? {} : { limits: limit }),
    ...(shard === undefined ? {} : { shard }),
  }
}
