import { expect, test } from 'vitest'
import { Problem } from '../http/problem.ts'
import { NetworkStore, seedNetworks } from './network-store.ts'

function statusOf(act: () => unknown): number | undefined {
  try {
    act()
  } catch (error) {
    return error instanceof Problem ? error.status : Number.NaN
  }
  return undefined
}

test('gives addresses in order, or the one that is asked for, and takes them back', () => {
  const store = new NetworkStore()
  const network = store.addNetwork('p', 'net', '10.0.0')
  const [subnet] = network.subnets
  const first = store.createPort(network, { serverId: 's' })
  expect(first.fixedIps).toEqual([{ subnetId: subnet?.id, ipAddress: '10.0.0.3' }])
  expect(first.macAddress).toMatch(/^fa:16:3e(:[0-9a-f]{2}){3}$/)
  const chosen = store.createPort(network, { serverId: 's', fixedIp: '10.0.0.4' })
  expect(store.createPort(network).fixedIps[0]?.ipAddress).toBe('10.0.0.5')
  store.releasePort(chosen)
  expect(store.findPort('p', chosen.id)).toBeUndefined()
  expect(store.createPort(network, { fixedIp: '10.0.0.4' }).fixedIps[0]?.ipAddress).toBe('10.0.0.4')
})

test.each(['10.0.0.1', '10.0.0.2', '10.0.0.255', '10.0.0.256', '10.0.1.9', '10.0.0.07', 'x'])(
  'refuses the address %s',
  fixedIp => {
    const store = new NetworkStore()
    const network = store.addNetwork('p', 'net', '10.0.0')
    expect(statusOf(() => store.createPort(network, { fixedIp }))).toBe(400)
  },
)

test('runs out of addresses', () => {
  const store = new NetworkStore()
  const network = store.addNetwork('p', 'net', '10.0.0')
  for (let count = 3; count < 255; count += 1) store.createPort(network)
  expect(statusOf(() => store.createPort(network))).toBe(400)
})

test('a port that stood by itself is free again when its server gives it up', () => {
  const store = seedNetworks([{ id: 'p', name: 'one' }])
  const [port] = store.freePorts('p')
  if (port === undefined) throw new Error('no port is seeded')
  store.attachPort(port, 's')
  expect(store.portsOf('s')).toEqual([port])
  expect(statusOf(() => store.attachPort(port, 't'))).toBe(400)
  store.releasePort(port)
  expect(store.portsOf('s')).toEqual([])
  expect(store.freePorts('p')).toContain(port)
})

test('each project has a network of its own', () => {
  const store = seedNetworks([
    { id: 'p', name: 'one' },
    { id: 'q', name: 'two' },
  ])
  const [network, ...more] = store.list('p')
  expect([network?.name, more]).toEqual(['one-network', []])
  expect(store.find('q', network?.id ?? '')).toBeUndefined()
  expect(store.findPort('q', store.freePorts('p')[0]?.id ?? '')).toBeUndefined()
})
