import type { Operation } from '../../model/catalog.ts'
import type { CallOptions } from '../../model/check.ts'
import type { Identity, TargetRequest } from '../../model/target.ts'
import { changes, thingsIn } from '../foreign.ts'

/** Whose token opens nothing. */
const nobody: ReadonlySet<Identity> = new Set(['none', 'invalid', 'expired'])

/**
 * What must not be changed by two requests at the same time; undefined for a request that need not wait. Services read,
 * change and write all of a thing, and no document says which of two changes may be lost. What is made is another thing
 * each time, and so is what a bulk request names. What nobody's token asks for changes nothing, and a refusal may take seconds.
 */
export function turnOf(
  operation: Operation,
  { service, path, query = '' }: Pick<TargetRequest, 'service' | 'path' | 'query'>,
  options: CallOptions,
  isCreate: boolean,
): string | undefined {
  const { identity = 'default' } = options
  if (isCreate || nobody.has(identity) || !changes(operation) || thingsIn(options).length === 0) return undefined
  return `${options.account ?? 'default'} ${service} ${path}?${query}`
}
