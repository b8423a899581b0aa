import { ConformanceError } from '../shared/errors.ts'
import type { ConnectedClient } from '../target/client.ts'
import type { Plan } from './plan.ts'
import type { RegisteredSuite } from './registry.ts'
import { senderOf } from './sweep.ts'

/**
 * A target that offers none of the services could only be called unsupported: the user is told at once.
 * @throws {ConformanceError} `TARGET_NO_SERVICE`.
 */
export function requireService(plan: Plan, registry: readonly RegisteredSuite[], client: ConnectedClient): void {
  if (plan.whole.some(({ settled }) => settled?.verdict !== 'unsupported')) return
  const wanted = registry.filter(({ suite }) => plan.services.some(({ id }) => id === suite.service))
  const types = wanted.map(({ suite }) => suite.serviceType).join(', ')
  const offered = Object.keys(client.description.endpoints).sort().join(', ') || 'none'
  throw new ConformanceError('TARGET_NO_SERVICE', `the target's catalog has no ${types}; it has: ${offered}`, {
    where: client.description.authUrl ?? client.description.name,
    next: 'check region and interface, or give the endpoint by --endpoint TYPE=URL',
  })
}

/**
 * An endpoint that leads somewhere else, or a token that is refused, is told at once, instead of as a failure of every
 * check.
 * @throws {ConformanceError} `TARGET_NOT_THE_SERVICE`, `TARGET_AUTHENTICATION`.
 */
export async function probeServices(
  plan: Plan,
  registry: readonly RegisteredSuite[],
  client: ConnectedClient,
): Promise<void> {
  const asked = registry.filter(
    ({ suite }) => plan.services.some(({ id }) => id === suite.service) && client.has(suite.serviceType),
  )
  const ends = await Promise.allSettled(asked.map(({ suite }) => probe(suite, registry, client)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function probe(
  suite: RegisteredSuite['suite'],
  registry: readonly RegisteredSuite[],
  client: ConnectedClient,
): Promise<void> {
  let status = 0
  const send = senderOf({ registry, client }, 'auth')
  const instead = await suite.probe?.(async (operation, given) => {
    const reply = await send(operation, given)
    status = reply.status
    return reply
  })
  if (instead === undefined) return
  if (status === 401) throw refusedToken(suite.serviceType, client)
  throw new ConformanceError(
    'TARGET_NOT_THE_SERVICE',
    `the endpoint does not answer as ${suite.serviceType} does: ${client.shown(instead)}`,
    {
      where: client.description.endpoints[suite.serviceType] ?? client.description.name,
      next: 'check the endpoint (--endpoint TYPE=URL, or the catalog), and that the user has a role there',
    },
  )
}

/** The endpoint may well be the right one: a token that was given is believed until a service looks at it. */
function refusedToken(type: string, { description }: ConnectedClient): ConformanceError {
  return new ConformanceError('TARGET_AUTHENTICATION', `the ${type} service refused the token (401)`, {
    where: description.endpoints[type] ?? description.name,
    next:
      description.auth === 'token'
        ? 'check the token (--token or OS_TOKEN): it may have expired, or be of another project or cloud'
        : 'check that the endpoint belongs to the cloud whose identity service issued the token',
  })
}
