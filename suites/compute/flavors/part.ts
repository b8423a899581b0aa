import type { CheckContext } from '../../../tools/model/check.ts'
import type { Part } from '../part.ts'
import { list } from '../requests.ts'
import { flavorChecks } from './flavors.ts'
import { firstFlavor, ofFlavor, showFlavor } from './requests.ts'

const nowhere = async () => ({ headers: { Accept: 'application/json' } })
const onFlavor = async (t: CheckContext) => ofFlavor(await firstFlavor(t))

/**
 * A project's path with another project's token is refused; the chapter does not say which of its codes stands for that:
 * deployed services answer that the URL is wrong (400), that it is forbidden (403), or that there is no such thing (404).
 */
const otherProject = [403, 400, 404]

/** Flavors and who may use them (§1.2.6.46, §1.2.6.47). */
export const flavorsPart: Part = {
  exemplars: [
    {
      operation: 'compute.flavors.list',
      variant: 'flavors',
      effect: 'read',
      statuses: [200],
      body: 'json',
      likeSample: true,
      send: t => list(t, 'flavors.list'),
    },
    {
      operation: 'compute.flavors.show',
      variant: 'flavor',
      effect: 'read',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.flavor_id'],
      send: async t => showFlavor(t, await firstFlavor(t)),
    },
  ],
  guardedRequests: [
    {
      operation: 'compute.flavors.list',
      effect: 'read',
      options: nowhere,
      otherProject,
      rules: { alternate: ['#path.tenant_id'] },
    },
    {
      operation: 'compute.flavors.show',
      effect: 'read',
      options: onFlavor,
      otherProject,
      rules: { alternate: ['#path.tenant_id'] },
    },
  ],
  unknownIds: [{ operation: 'compute.flavors.show', options: (_, id) => ofFlavor(id), covers: ['#path.flavor_id'] }],
  behaviour: flavorChecks,
}
