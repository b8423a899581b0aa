import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { HeaderList, TargetRequest } from '../model/target.ts'
import { BackOff, comesBackLater, retryAfterMs } from './back-off.ts'
import { connected, serve, target } from './loopback.fixture.ts'

const now = Date.UTC(2026, 0, 1)
const asking = (value: string): HeaderList => [['Retry-After', value]]

describe('an answer that tells to come back later', () => {
  it.each<[string, number, HeaderList, boolean]>([
    ['POST', 429, [], true],
    ['PUT', 429, asking('5'), true],
    ['POST', 413, asking('1'), true],
    // A quota that is used up, as Nova tells it.
    ['POST', 413, asking('0'), false],
    ['POST', 413, [], false],
    ['GET', 503, [], true],
    ['HEAD', 503, asking('0'), true],
    ['POST', 503, [], false],
    ['PUT', 503, [], false],
    ['DELETE', 503, [], false],
    ['POST', 503, asking('1'), true],
    ['POST', 503, asking('soon'), false],
    ['GET', 500, asking('1'), false],
    ['GET', 502, [], false],
    ['GET', 200, asking('1'), false],
  ])('%s %i %j: %s', (method, status, headers, expected) => {
    expect(comesBackLater(method, { status, headers }, now)).toBe(expected)
  })

  it.each<[string, number | undefined]>([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026', 2_026_000],
    ['', undefined],
  ])('Retry-After: %j asks for %s ms', (value, expected) => {
    expect(retryAfterMs([['retry-after', value]], now)).toBe(expected)
  })
})

describe('the waits', () => {
  const waits = (seed: number): number[] => {
    const backOff = new BackOff({ seed, baseMs: 100, longestMs: 350 })
    return Array.from({ length: 6 }, (_, at) => backOff.waitMs(at + 1, undefined))
  }

  it('are the same again for the same seed, and others for another', () => {
    expect(waits(7)).toEqual(waits(7))
    expect(waits(7)).not.toEqual(waits(8))
  })

  it('are of any length up to a bound that doubles', () => {
    for (let seed = 0; seed < 200; seed += 1)
      for (const [at, wait] of waits(seed).entries()) {
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThan(Math.min(350, 100 * 2 ** at))
      }
    const first = Array.from({ length: 200 }, (_, seed) => waits(seed)[0] as number)
    expect(Math.min(...first)).toBeLessThan(10)
    expect(Math.max(...first)).toBeGreaterThan(90)
  })

  it('are never shorter than what the target asks for', () => {
    const wait = new BackOff({ seed: 1, baseMs: 100 }).waitMs(1, 2000)
    expect(wait).toBeGreaterThanOrEqual(2000)
    expect(wait).toBeLessThan(2100)
  })
})

describe('a client', () => {
  const base = { service: 'object-store', method: 'GET', path: '/c', check: 'c' } satisfies TargetRequest
  const backOff = { seed: 3, baseMs: 2 }

  /** Answers the first ones as told, and all others with 201. */
  async function refusing(...answers: [status: number, headers?: Record<string, string>][]) {
    const seen: string[] = []
    const url = await serve((request: IncomingMessage, response: ServerResponse) => {
      seen.push(`${request.method} ${request.url}`)
      const [status, headers] = answers.shift() ?? [201]
      response.writeHead(status, headers).end()
    })
    return { url, seen }
  }

  it('sends again what was refused for now, and records each time', async () => {
    const { url, seen } = await refusing([429], [413, { 'Retry-After': 'x' }])
    const { client, exchanges } = await connected(target(url), { backOff })
    const reply = await client.send({ ...base, method: 'POST', body: 'x' })
    expect(reply).toMatchObject({ status: 413, repeatedAfter: [429] })
    expect(seen).toEqual(['POST /c', 'POST /c'])
    expect(exchanges.map(({ id, repeatOf, response }) => [id, repeatOf, response?.status])).toEqual([
      ['x1', undefined, 429],
      ['x2', 'x1', 413],
    ])
    expect(client.backOffCount()).toEqual({ answers: 1, repeats: 1 })
  })

  it.each<[string, Partial<TargetRequest>, [number, Record<string, string>?], number, number]>([
    ['a read after 503', {}, [503], 201, 2],
    ['a create after 503 only when asked to', { method: 'POST' }, [503, { 'Retry-After': '0' }], 201, 2],
    ['no create after a bare 503', { method: 'POST' }, [503], 503, 1],
    ['nothing that is looked for', { repeat: false }, [429, { 'Retry-After': '1' }], 429, 1],
  ])('repeats %s', async (_, request, answer, status, times) => {
    const { url, seen } = await refusing(answer)
    const { client } = await connected(target(url), { backOff })
    expect((await client.send({ ...base, ...request })).status).toBe(status)
    expect(seen).toHaveLength(times)
  })

  it.each<[string, Partial<TargetRequest>, string]>([
    ['asks for a longer wait than it has', {}, 'come back later, the next time in 3600 s'],
    ['refuses what cannot be sent twice', { method: 'PUT', body: chunks() }, 'to what cannot be sent twice'],
  ])('judges nothing of a target that %s', async (_, request, message) => {
    const { url, seen } = await refusing([429, 'body' in request ? {} : { 'Retry-After': '3600' }])
    const { client, exchanges } = await connected(target(url), { backOff })
    const error = await client.send({ ...base, ...request }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'TARGET_OVERLOADED', message: expect.stringContaining(message) })
    expect([seen.length, exchanges.length]).toEqual([1, 1])
  })

  it('gives up in the end', async () => {
    const { url, seen } = await refusing(...Array.from({ length: 40 }, () => [429] as [number]))
    const { client } = await connected(target(url), { backOff: { ...backOff, patienceMs: 20 } })
    await expect(client.send(base)).rejects.toMatchObject({ code: 'TARGET_OVERLOADED' })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.length).toBeLessThan(20)
    expect(client.backOffCount()).toEqual({ answers: seen.length, repeats: seen.length - 1 })
  })

  it('sends nothing else to that host meanwhile, and goes on with others', async () => {
    const order: string[] = []
    let first = true
    const busy = await serve((request, response) => {
      order.push(`busy ${request.url}`)
      response.writeHead(first ? 429 : 201).end()
      first = false
    })
    const other = await serve((request, response) => {
      order.push(`other ${request.url}`)
      response.writeHead(201).end()
    })
    const resolved = target(busy)
    resolved.default.endpoints.image = other
    // The first wait of this seed is nearly all of the half second.
    const { client, exchanges } = await connected(resolved, { backOff: { seed: 4, baseMs: 500 } })
    const refused = client.send({ ...base, path: '/refused' })
    await expect.poll(() => exchanges.length, { interval: 1 }).toBe(1)
    await Promise.all([
      refused,
      client.send({ ...base, path: '/waits' }),
      client.send({ ...base, service: 'image', path: '/goes-on' }),
    ])
    expect(order.slice(0, 2)).toEqual(['busy /refused', 'other /goes-on'])
    expect(order.slice(2).sort()).toEqual(['busy /refused', 'busy /waits'])
  })

  it('sends nothing that whoever counts does not let begin', async () => {
    const { url, seen } = await refusing([429], [429])
    let left = 2
    const onBegin = (check: string): void => {
      if (left-- === 0) throw new Error(`no more for ${check}`)
    }
    const { client, exchanges } = await connected(target(url), { backOff, onBegin })
    await expect(client.send(base)).rejects.toThrow('no more for c')
    expect([seen.length, exchanges.length]).toEqual([2, 2])
  })
})

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('once')
}
