import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { bodyChecks } from './bodies.ts'
import type { Exemplar } from './exemplar.ts'
import { type GuardedRequest, refusalChecks } from './refusals.ts'
import { statusChecks } from './status-and-headers.ts'
import { type UnknownIdRequest, unknownIdChecks } from './unknown-ids.ts'

/** What the contract checks of a service are made from. */
export interface ContractRequests {
  exemplars: Exemplar[]
  guardedRequests: GuardedRequest[]
  unknownIds: readonly UnknownIdRequest[]
}

/** Status, headers and body of every exemplar, every refusal, and every unknown id. */
export function contractChecks(
  catalog: ServiceCatalog,
  { exemplars, guardedRequests, unknownIds }: ContractRequests,
): Check[] {
  return [
    ...statusChecks(catalog, exemplars, { errata: () => [] }),
    ...bodyChecks(catalog, exemplars),
    ...refusalChecks(catalog, guardedRequests),
    ...unknownIdChecks(catalog, unknownIds),
  ]
}
