import type { Limits } from '../../model/catalog.ts'
import { characterPattern } from './characters.ts'

type Reading = (...groups: string[]) => Limits

/** Sentences that limit a value; every one that fits adds what it says. */
const rules: readonly (readonly [RegExp, Reading])[] = [
  // lengths
  [/\bup to (\d+) (?:\w+ )?characters\b/, most => ({ maxLength: Number(most) })],
  [/\b[Mm]aximum length is (\d+) characters\b/, most => ({ maxLength: Number(most) })],
  [/\bmaximum size of the .*? is (\d+) bytes each\b/, most => ({ maxLength: Number(most), unit: 'bytes' })],
  [
    // Of two systems the longer one: what a name may be on one of them is no error of the request.
    /\bfrom (\d+) to (\d+) characters for Windows or from \d+ to (\d+) characters for Linux\b/,
    (least, windows, linux) => ({ minLength: Number(least), maxLength: Math.max(Number(windows), Number(linux)) }),
  ],
  [/\bnon-empty string\b/, () => ({ minLength: 1 })],
  [/\blist must contain at least one\b/, () => ({ minItems: 1 })],
  [/\bUp to (\d+) elements are returned\b/, most => ({ maxItems: Number(most) })],
  // numbers
  [/\b(?:[Vv]alue|Number) from (\d+) to (\d+)/, (least, most) => ({ minimum: Number(least), maximum: Number(most) })],
  [/\b(?:[Ii]ntegers?|values,) starting from (\d+)(?!.*\b[Vv]alue from)/, least => ({ minimum: Number(least) })],
  [/\bInteger greater than (\d+)/, below => ({ minimum: Number(below) + 1 })],
  [/\bup to one decimal place\b/, () => ({ fractionDigits: 1 })],
  [/\bin (GB|MB|GHz)s?\b/, unit => ({ unit: unit as string })],
  [/\((GB|MB|GiB)\)/, unit => ({ unit: unit as string })],
  [/\bstatus \((%)\)/, unit => ({ unit: unit as string })],
  // forms
  [/\b8 digits-4 digits-4 digits-4 digits-12 digits\b/, () => ({ format: 'uuid' })],
  [/^(?:Specifies the|The) UUID (?:for|of) /, () => ({ format: 'uuid' })],
  [/^UUID$/, () => ({ format: 'uuid' })],
  [/\bBase64[ -]encoded\b/, () => ({ format: 'base64' })],
  [/\bSHA1 checksum value\b/, () => ({ format: 'sha1' })],
  [/\bcomply with the cron command\b/, () => ({ format: 'cron' })],
  [/\b[Ff]ixed IPv4 address\b/, () => ({ format: 'ipv4' })],
  [/\bxxx\.xxx\.xxx\.xxx\b/, () => ({ format: 'ipv4' })],
  [/^Associated MAC address\b|\bXX:XX:XX:XX:XX:XX\b/, () => ({ format: 'mac' })],
  [/\bin URL format\b|^Specify the \w+ URL\b/, () => ({ format: 'uri' })],
  [/\bISO 8601\b/, () => ({ format: 'date-time' })],
  [/^Public ssh key\b/, () => ({ format: 'ssh-public-key' })],
  [/\bSpecify (https?) for a URL scheme\b/, scheme => ({ pattern: `^${scheme}://` })],
  [/(\/\S*?) is fixed, and for\b/, start => ({ pattern: `^${start}.+$` })],
  [/"(\/v1\/AUTH_[^"]+)"/, path => ({ pattern: pathPattern(path as string) })],
  // The sign of the offset was lost in print; it may be there or not.
  [
    /\bYYYY-MM-DD hh:mm:ss hh:mm\b/,
    () => ({ pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} ?[+-]?\\d{2}:\\d{2}$' }),
  ],
  [/\bDatetime\. (\d[\d/:-]+)$/, shown => ({ pattern: `^${(shown as string).replace(/\d/g, '\\d')}$` })],
]

/** The limits that a text states; undefined where it states none. */
export function readLimits(text: string): Limits | undefined {
  const limits: Limits = {}
  for (const [pattern, read] of rules) {
    const match = pattern.exec(text)
    if (match !== null) Object.assign(limits, read(...match.slice(1)))
  }
  const characters = characterPattern(text)
  if (characters !== undefined) limits.pattern = characters
  return Object.keys(limits).length > 0 ? limits : undefined
}

/** `/v1/AUTH_tenantId/containerName/objectName`: each word that stands for something, and the last for the rest. */
function pathPattern(path: string): string {
  const [, first = '', ...names] = path.slice(1).split('/')
  const account = first.replace(/^(AUTH_).*$/, '$1[^/]+')
  const rest = names.map((_, index) => (index === 0 ? '[^/]+' : '.+'))
  return `^/v1/${[account, ...rest].join('/')}$`
}
