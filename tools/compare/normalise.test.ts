import { expect, test } from 'vitest'
import { header } from '../report/record.fixture.ts'
import { normaliser } from './normalise.ts'

const first = normaliser(header())
const second = normaliser(
  header({
    run: { id: 's8a1', startedAt: '2026-02-02T00:00:00Z', seed: 1 },
    target: { ...header().target, endpoints: { 'object-store': 'https://swift.example.test:8443/v1/AUTH_x' } },
  }),
)

test.each([
  ['names', 'expected k5c-r7f2-box-3c1 to be', 'expected k5c-s8a1-box-99f2 to be'],
  ['names without hyphens', 'k5cr7f2box3', 'k5cs8a1box7'],
  ['names with underscores', 'k5c_r7f2_box', 'k5c_s8a1_box'],
  ['UUIDs', 'a 59923548-5520-46d2-9e47-25d14d736f10', 'a c79eb94f-4446-4195-a53f-72844ed7aff5'],
  ['ids of 32 digits', '/v2/1c62996f3c6c4a71b1f5c26c2cecb394/x', '/v2/d41d8cd98f00b204e9800998ecf8427e/x'],
  ['transactions', 'tx0123456789abcdef01234-0065a1b2c3', 'txfedcba9876543210fedcb-0065a1ffff'],
  ['times of ISO 8601', 'at 2026-11-21T15:20:20.268438', 'at 2026-11-22 01:02:03Z'],
  ['dates', 'on 2026-11-21', 'on 2027-01-01'],
  ['times of HTTP', 'Sat, 21 Nov 2026 15:20:20 GMT', 'Sun, 22 Nov 2026 00:00:00 GMT'],
  ['seconds since 1970', '1763738420.12345', '1763999999'],
  ['addresses', '10.0.0.7 and fa:16:3e:00:00:01', '10.0.0.12 and fa:16:3e:aa:bb:cc'],
  ['the place of the endpoint', 'http://127.0.0.1:8081/v1', 'http://swift.example.test:8443/v1'],
  ['durations', 'no answer after 2003 ms', 'no answer after 2011 ms'],
  ['where a text was cut off', 'came {"id":"59923548-5520-46d2…', 'came {"id":"c79eb94f-4446…'],
])('%s are the same in every run', (_, one, other) => {
  expect(first(one)).toBe(second(other))
})

test('names of every shard of a merged run are the same', () => {
  const shards = [
    {
      index: 1,
      run: { id: 'sh01', startedAt: '2026-01-01T00:00:00Z', seed: 1 },
      checks: 1,
      requests: 1,
      durationMs: 1,
    },
  ]
  expect(normaliser(header({ shards }))('k5c-sh01-box-1')).toBe(first('k5c-r7f2-box-2'))
})

test.each([
  ['a status', 'expected 404 to be 200', 'expected 500 to be 200'],
  ['a word', 'is ACTIVE', 'is ERROR'],
  ['a number', 'size 4096', 'size 8192'],
  ['the name of a header', 'X-Container-Meta-A', 'X-Container-Meta-B'],
  ["another run's name", 'k5c-zzzz-box', 'box'],
])('%s is told apart', (_, one, other) => {
  expect(first(one)).not.toBe(second(other))
})
