import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ConnectedClient } from '../target/client.ts'
import type { Plan } from './plan.ts'
import { probeServices } from './probe-services.ts'
import type { RegisteredSuite } from './registry.ts'

/** Suites whose service answers after so many milliseconds, as itself or as something else. */
function registryOf(services: Record<string, { ms: number; instead?: string }>, asked: string[]): RegisteredSuite[] {
  return Object.entries(services).map(([service, { ms, instead }]) => ({
    suite: {
      service,
      serviceType: service,
      probe: async () => {
        asked.push(service)
        await sleep(ms)
        asked.push(`${service} answered`)
        return instead
      },
    },
  })) as unknown as RegisteredSuite[]
}

async function probed(services: Record<string, { ms: number; instead?: string }>): Promise<string[]> {
  const asked: string[] = []
  const plan = { services: Object.keys(services).map(id => ({ id })) } as Plan
  const client = {
    has: () => true,
    shown: (text: string) => text,
    description: { name: 'cloud', endpoints: {} },
  } as unknown as ConnectedClient
  await probeServices(plan, registryOf(services, asked), client).catch((error: Error) => asked.push(error.message))
  return asked
}

test('services are asked at the same time', async () => {
  expect(await probed({ compute: { ms: 20 }, image: { ms: 1 } })).toEqual([
    'compute',
    'image',
    'image answered',
    'compute answered',
  ])
})

test('of several that are not what they should be the first is told, whichever answers first', async () => {
  const told = await probed({ compute: { ms: 20, instead: 'a wiki' }, image: { ms: 1, instead: 'a shop' } })
  expect(told.at(-1)).toBe('the endpoint does not answer as compute does: a wiki')
})
