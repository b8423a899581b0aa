import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { validateXml } from '../../shared/validate-xml.ts'
import { relaxNg } from './relax-ng.ts'
import { xsdPattern } from './xsd-pattern.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'k5c-pattern-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['^a$', 'a'],
  ['a', '[\\s\\S]*a[\\s\\S]*'],
  ['^(?:a|b)\\/[^/]+$', '(a|b)/[^/]+'],
  ['^[!-/:-@[-`{-~]*$', '[!-/:-@\\[\\\\\\]\\^_`{-~]*'],
  ['^[\\]a]$', '[\\]a]'],
  ['^(?!a)b$', undefined],
])('%s is %s', (pattern, expected) => {
  expect(xsdPattern(pattern)).toBe(expected)
})

describe('what a pattern matches fits the schema, and other text does not', () => {
  test.each([
    ['^[A-Za-z0-9!-/:-@[-`{-~]*$'],
    ['^[A-Za-z][A-Za-z0-9_-]*$'],
    ['^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} ?[+-]?\\d{2}$'],
    ['^/v1/AUTH_[^/]+/[^/]+$'],
  ])('%s', pattern => {
    const clause = { document: 'k5-foundation-1.12', section: '9.9' } as const
    const node = { name: 'a', min: 1, max: 1, attributes: [], children: [], text: { type: 'string' as const, pattern } }
    const file = join(folder, `${encodeURIComponent(pattern)}.rng`)
    writeFileSync(file, relaxNg([node], clause))
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const fits = (text: string) => validateXml(file, Buffer.from(`<a>${escaped(text)}</a>`)).length === 0
    // A token of XML Schema has no blanks around it and none twice; XML has no control characters.
    const isToken = (text: string) => /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text)
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.string()).filter(isToken), text => {
        expect(fits(text)).toBe(new RegExp(pattern).test(text))
      }),
      { numRuns: 100 },
    )
  })
})
