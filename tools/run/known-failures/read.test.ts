import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readKnownFailures } from './read.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'k5c-known-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const whole = {
  check: 'tiny.things.show.*',
  target: 'staging-*',
  reason: 'being repaired',
  reference: 'https://example.test/T-1',
  owner: 'storage team',
  date: '2026-01-01',
  expires: '2026-06-30',
}
/** An entry as a person writes it, a member on each line. */
const entry = (changes: Record<string, string | undefined> = {}): string => {
  const members = Object.entries({ ...whole, ...changes }).filter(([, value]) => value !== undefined)
  return `- ${members.map(([name, value]) => `${name}: ${value?.startsWith('*') ? `"${value}"` : value}`).join('\n  ')}\n`
}
const read = (text: string) => {
  const file = join(dir, 'known.yaml')
  writeFileSync(file, text)
  return readKnownFailures(file)
}

describe('readKnownFailures', () => {
  test('gives every entry with its line', () => {
    const { entries, file, digest } = read(
      `# reviewed\n\n${entry()}# another\n${entry({ check: 'x', target: undefined })}`,
    )
    const { target: _, ...everywhere } = whole
    expect(entries).toEqual([
      { ...whole, line: 3 },
      { ...everywhere, check: 'x', line: 11 },
    ])
    expect(file).toBe('known.yaml')
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    ['nothing', ''],
    ['only comments', '# none\n'],
    ['an empty list', '[]'],
  ])('takes %s for a list without entries', (_, text) => {
    expect(read(text).entries).toEqual([])
  })

  test('takes a word that only begins like a placeholder', () => {
    expect(read(entry({ owner: 'Todor' })).entries).toHaveLength(1)
  })

  test.each([
    ['a reason that is missing', entry({ reason: undefined }), 1, 'entry 1 of the known failures has no "reason"'],
    ['the old form', '- check: a\n  reason: b\n', 1, 'has no "reference"'],
    [
      'a second entry without owner',
      `${entry()}${entry({ owner: undefined })}`,
      8,
      'entry 2 of the known failures has no',
    ],
    ['a misspelt member', entry({ expiry: '2026-01-01' }), 8, 'a member "expiry", which is not known'],
    ['a day that is none', entry({ expires: '2026-02-30' }), 7, '"expires" that is no day'],
    ['a day as people write it', entry({ date: '1.2.2026' }), 6, '"date" that is no day'],
    ['an end before the beginning', entry({ expires: '2025-12-31' }), 7, 'expires (2025-12-31) before it was added'],
    ['a placeholder', entry({ reason: '"FILL IN: why"' }), 3, '"reason" that is empty or still a placeholder'],
    ['a placeholder of another kind', entry({ owner: 'tbd' }), 5, '"owner" that is empty or still a placeholder'],
    ['a placeholder for a day', entry({ expires: 'FILL IN' }), 7, '"expires" that is no day'],
    ['an empty reason', entry({ reason: '" "' }), 3, '"reason" that is empty'],
    ['a number for an owner', entry({ owner: '7' }), 5, '"owner" must be string'],
    ['a pattern with a space', entry({ check: 'a b' }), 1, '"check" that is empty'],
    ['an entry that stands twice', `${entry()}${entry({ reason: 'again' })}`, 8, 'stands in line 1 already'],
    ['text', 'just text\n', 1, 'is not a list'],
    ['a map', 'check: x\n', 1, 'is not a list'],
    ['what is no YAML', '- {check: x\n', 2, 'it is no YAML'],
    [
      'a member that stands twice',
      entry().replace('owner:', 'check: y\n  owner:'),
      5,
      'it is no YAML: Map keys must be unique',
    ],
    ['two documents', `${entry()}---\n${entry()}`, 8, 'it is no YAML'],
  ])('refuses %s and names the line', (_, text, line, message) => {
    const refused = expect.objectContaining({
      code: 'KNOWN_FAILURES_FILE',
      where: `${join(dir, 'known.yaml')}:${line}`,
      message: expect.stringContaining(message),
    })
    expect(() => read(text)).toThrow(refused)
  })

  test('refuses aliases that grow without end', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, n) =>
        `- &a${n} [${Array(9)
          .fill(n === 0 ? 'x' : `*a${n - 1}`)
          .join(',')}]`,
    )
    expect(() => read(bomb.join('\n'))).toThrow(expect.objectContaining({ code: 'KNOWN_FAILURES_FILE' }))
  })

  test('refuses a file that is not there', () => {
    expect(() => readKnownFailures(join(dir, 'absent.yaml'))).toThrow(
      expect.objectContaining({ code: 'KNOWN_FAILURES_FILE', message: expect.stringContaining('cannot be read') }),
    )
  })
})
