import { describe, expect, it } from 'vitest'
import { readLimits } from './read-limits.ts'

const allowed = '^[A-Za-z][A-Za-z0-9_-]*$'

describe('readLimits', () => {
  it.each([
    ['A label. Maximum length is 40 characters.', { maxLength: 40 }],
    ['The maximum size of the label and its value is 90 bytes each.', { maxLength: 90, unit: 'bytes' }],
    ['Give a label using up to 9 alphanumeric characters (a-z).', { maxLength: 9, pattern: '^[A-Za-z0-9]*$' }],
    [
      'String of up to 9 characters, which may contain halfwidth alphanumeric characters, underscores (_) and hyphens(-), and starts with a halfwidth letter.',
      { maxLength: 9, pattern: allowed },
    ],
    [
      'A string of up to 9 characters, using alphanumeric characters, hyphens (-), underscores (_), and periods (.). It must start with a halfwidth alphanumeric character.',
      { maxLength: 9, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
    ],
    [
      'From up to 9 characters using halfwidth or fullwidth characters, except for percent (%), backslash (\\), double quotation mark ("), and line feed characters.',
      { maxLength: 9, pattern: '^[^%\\\\"\\n]*$' },
    ],
    [
      'Specify from 2 to 5 characters for Windows or from 2 to 8 characters for Linux using alphanumeric characters and hyphens (-). A string consisting of numbers only cannot be specified.',
      { minLength: 2, maxLength: 8, pattern: '^(?!\\d+$)[A-Za-z0-9-]*$' },
    ],
    ['A non-empty string with no leading or trailing spaces.', { minLength: 1, pattern: '^\\S(?:.*\\S)?$' }],
    ['The list must contain at least one label.', { minItems: 1 }],
    ['Up to 30 elements are returned, the newest first.', { maxItems: 30 }],
    ['Specify integers starting from 1. Specify a value from 1 to 12.', { minimum: 1, maximum: 12 }],
    ['Tray number Integer starting from 0.', { minimum: 0 }],
    ['Specify sequential values, starting from 0.', { minimum: 0 }],
    ['Integer greater than 0', { minimum: 1 }],
    ['Number with up to one decimal place, in GHz', { fractionDigits: 1, unit: 'GHz' }],
    ['How much it holds, in GBs.', { unit: 'GB' }],
    ['The minimum it needs (MB).', { unit: 'MB' }],
    ['Use the form: 8 digits-4 digits-4 digits-4 digits-12 digits', { format: 'uuid' }],
    ['Specifies a Base64-encoded label.', { format: 'base64' }],
    ['Must be Base64 encoded.', { format: 'base64' }],
    ['A moment. The format must comply with the cron command.', { format: 'cron' }],
    ['A fixed IPv4 address of the tray.', { format: 'ipv4' }],
    ['XX:XX:XX:XX:XX:XX', { format: 'mac' }],
    ['Label of the tray in URL format.', { format: 'uri' }],
    ['Specify the tray URL. Specify http for a URL scheme.', { format: 'uri', pattern: '^http://' }],
    [
      'Specify it in /tray/x<i>name</i> format. /tray/x is fixed, and for name, use what you like.',
      { pattern: '^/tray/x.+$' },
    ],
    ['Use the form "/v1/AUTH_owner/boxName/thingName"', { pattern: '^/v1/AUTH_[^/]+/[^/]+/.+$' }],
    ['Use the form "/v1/AUTH_<owner>/<boxName>"', { pattern: '^/v1/AUTH_[^/]+/[^/]+$' }],
    ['Datetime. 2001/02/03-04:05:06', { pattern: '^\\d\\d\\d\\d/\\d\\d/\\d\\d-\\d\\d:\\d\\d:\\d\\d$' }],
    ['Label of the tray. Periods (.) are removed, and underscores (_) are replaced.', undefined],
    ['Of 64 characters or more only the first are used.', undefined],
  ])('reads %j', (text, limits) => {
    expect(readLimits(text)).toEqual(limits)
  })

  it.each([
    ['^/v1/AUTH_[^/]+/[^/]+/.+$', '/v1/AUTH_a/b/c/d', true],
    ['^/v1/AUTH_[^/]+/[^/]+/.+$', '/v1/AUTH_a/b', false],
    [allowed, 'a_b-1', true],
    [allowed, '1a', false],
  ])('makes expressions that do what they say: %s on %j', (pattern, value, fits) => {
    expect(new RegExp(pattern, 'u').test(value)).toBe(fits)
  })
})
