import type { CheckContext } from '../../tools/model/check.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { ownStack, pathOf, type Stack, showResource, signalResource, stillStack } from './stacks.ts'

const named = ['#path.stack_name', '#path.stack_id', '#path.resource_name']

/** The stack that is signalled; another than the one that is looked at, unless the profile names one. */
export async function signalledStack(t: CheckContext): Promise<Stack> {
  if (t.fixtures.stack !== undefined) return stillStack(t)
  return t.shared('signalled stack', owner => ownStack(owner, 'signalled'))
}

/** Good exchanges of both operations. */
export const exemplars: Exemplar[] = [
  {
    operation: 'orchestration.resources.signal',
    variant: 'policy',
    effect: 'create',
    statuses: [200],
    covers: named,
    send: async t => signalResource(t, await signalledStack(t)),
  },
  {
    operation: 'orchestration.resources.show',
    variant: 'policy',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: named,
    send: async t => showResource(t, await stillStack(t)),
  },
]

const wanted = { headers: { Accept: 'application/json' } }

const ofStill = async (t: CheckContext) => {
  const stack = await stillStack(t)
  return { ...wanted, path: pathOf(stack, stack.resource) }
}

/**
 * One request of each operation, for those who must not send it (§1.5.4). A project's path with another project's token is
 * refused; the chapter does not say which of its codes stands for that.
 */
export const guardedRequests: GuardedRequest[] = ['signal', 'show'].map(action => ({
  operation: `orchestration.resources.${action}`,
  effect: 'create',
  options: ofStill,
  otherProject: [403, 400, 404],
  rules: { alternate: ['#path.tenant_id'] },
  errata: ['orchestration.chapters.resize-not-allowed-elsewhere'],
}))

/** Paths of which one part names nothing (§1.5.4 404). */
export const unknownIds: UnknownIdRequest[] = ['signal', 'show'].flatMap(action =>
  (['stack_name', 'stack_id', 'resource_name'] as const).map(
    (variable): UnknownIdRequest => ({
      operation: `orchestration.resources.${action}`,
      what: variable.replace('_', '-'),
      effect: 'create',
      covers: [`#path.${variable}`],
      options: async (t, id) => {
        const { path } = await ofStill(t)
        return { ...wanted, path: { ...path, [variable]: variable === 'stack_id' ? id : t.name('unknown') } }
      },
    }),
  ),
)
