import { describe, expect, test } from 'vitest'
import { quotaRefusal, withinQuota } from './quota.ts'

const fault = (message: string): string => JSON.stringify({ forbidden: { message, code: 403 } })

describe('a refused create', () => {
  test.each<[string, number, string, string | undefined]>([
    [
      'by Nova',
      403,
      fault('Quota exceeded for instances: Requested 2, but already used 12 of 12 instances'),
      '403 Quota exceeded for instances: Requested 2, but already used 12 of 12 instances',
    ],
    ['of key pairs', 413, fault('Quota exceeded, too many key pairs.'), '413 Quota exceeded, too many key pairs.'],
    [
      'by Cinder',
      413,
      fault("VolumeLimitExceeded: Maximum number of volumes allowed (30) exceeded for quota 'volumes'."),
      "413 VolumeLimitExceeded: Maximum number of volumes allowed (30) exceeded for quota 'volumes'.",
    ],
    ['in plain text', 413, 'Quota exceeded', '413 Quota exceeded'],
    ['for its rights', 403, fault('Policy does not allow it'), undefined],
    ['for a name that speaks of quotas', 409, fault('quota exceeded is taken'), undefined],
    ['for too many items', 413, fault('Maximum number of metadata items exceeds 128'), undefined],
  ])('%s', (_, status, text, refusal) => {
    expect(quotaRefusal({ status, text: () => text })).toBe(refusal)
  })
})

test.each([
  ['fail', 'not-run'],
  ['pass', 'pass'],
  ['error', 'error'],
  ['skipped', 'skipped'],
] as const)('a check that would %s beyond the quota is %s', (verdict, expected) => {
  expect(withinQuota({ verdict, message: 'm' }, '413 Quota exceeded').verdict).toBe(expected)
  expect(withinQuota({ verdict, message: 'm' }, undefined).verdict).toBe(verdict)
})
