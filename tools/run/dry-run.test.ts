import { describe, expect, test } from 'vitest'
import type { Credentials, ResolvedIdentity, ResolvedTarget } from '../target/resolved-target.ts'
import { authenticationsOf, believedOffer } from './dry-run.ts'

const authUrl = 'http://127.0.0.1:1/v3'
const password: Credentials = {
  kind: 'v3password',
  authUrl,
  user: { name: 'u' },
  userDomain: { name: 'd' },
  password: 'p',
  scope: { project: { name: 'p' }, domain: { name: 'd' } },
}

function as(credentials: Credentials, endpoints: Record<string, string> = {}): ResolvedIdentity {
  return { credentials, endpoints, interface: 'public' }
}

function targetOf(main: ResolvedIdentity, more: Partial<ResolvedTarget> = {}): ResolvedTarget {
  return { name: 't', kind: 'cloud', default: main, tls: { insecure: false }, ...more }
}

describe('what is believed of a target that nobody has asked', () => {
  const given = { 'object-storage': 'http://127.0.0.1:1' }
  test.each<[string, ResolvedTarget, string[], string[], number]>([
    ['a password', targetOf(as(password)), ['object-store', 'sap'], ['expired'], 3],
    ['a token of Keystone', targetOf(as({ kind: 'v3token', authUrl, token: 't' })), ['object-store', 'sap'], [], 1],
    ['a token and endpoints', targetOf(as({ kind: 'token', token: 't' }, given)), ['object-store'], [], 0],
    ['Swift', targetOf(as({ kind: 'v1', authUrl, user: 'a:u', key: 'k' })), ['object-store'], [], 1],
    [
      'several users and an expired token',
      targetOf(as(password), { alternate: as(password), roles: { observer: as(password) }, expiredToken: 'e' }),
      ['object-store', 'sap'],
      ['alternate', 'observer', 'expired'],
      3,
    ],
  ])('by %s', (_, target, services, identities, authentications) => {
    const offer = believedOffer(target)
    expect(['object-store', 'sap'].filter(type => offer.has(type))).toEqual(services)
    expect(offer.identities).toEqual(new Set(['default', 'none', 'invalid', ...identities]))
    expect(authenticationsOf(target)).toBe(authentications)
  })
})
