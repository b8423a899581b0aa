import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Verdict } from '../../model/verdict.ts'
import { checkLine, recordOf } from '../../report/record.fixture.ts'
import { draftOf } from './draft.ts'
import { readKnownFailures } from './read.ts'
import { reviewKnownFailures } from './review.ts'

const upload = 'object-storage.objects.upload'
const day = '2026-06-01'
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'k5c-draft-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const rest = (expires = '2026-12-31') => `  reason: being repaired
  reference: T-1
  owner: us
  date: 2026-01-01
  expires: ${expires}
`
const read = (text: string) => {
  const file = join(dir, 'known.yaml')
  writeFileSync(file, text)
  return readKnownFailures(file)
}
const runOf = (verdicts: Record<string, Verdict>) =>
  recordOf(
    Object.entries(verdicts).map(([name, verdict]) =>
      checkLine({ id: `${upload}.${name}`, verdict, message: verdict === 'fail' ? `came 500\u001b[31m: ${name}` : '' }),
    ),
  )
/** What a run says of a list, and the draft of the next one. */
function reviewed(yaml: string, verdicts: Record<string, Verdict>, absent: string[] = []) {
  const record = runOf(verdicts)
  const list = read(yaml)
  const every = [...Object.keys(verdicts), ...absent].map(name => ({ id: `${upload}.${name}`, earlier: [] }))
  const review = reviewKnownFailures(list.entries, record, { every, day })
  return { review, draft: draftOf({ review, header: record.header, document: list.document, day }) }
}
const checks = (text: string) => [...text.matchAll(/^- check: (?:\S+\.)?([\w-]+)"?$/gm)].map(([, name]) => name)

describe('reviewKnownFailures', () => {
  test.each<[string, string, Verdict, boolean, unlisted: number]>([
    ['an excused failure', `- check: "*.a"\n${rest()}`, 'known-fail', false, 0],
    ['a failure that the run did not excuse', `- check: "*.a"\n${rest()}`, 'fail', false, 0],
    ['a pass', `- check: "*.a"\n${rest()}`, 'pass', true, 0],
    ['an error', `- check: "*.a"\n${rest()}`, 'error', false, 0],
    ['an expired entry that fails', `- check: "*.a"\n${rest('2026-05-31')}`, 'fail', true, 1],
    ['an expired entry that is not judged', `- check: "*.a"\n${rest('2026-05-31')}`, 'skipped', true, 0],
    ['a pattern of nothing', `- check: "*.x"\n${rest()}`, 'fail', true, 1],
    ['an entry for another target', `- check: "*.a"\n  target: x\n${rest()}`, 'pass', false, 0],
  ])('%s', (_, yaml, verdict, outOfDate, unlisted) => {
    const { review } = reviewed(yaml, { a: verdict })
    expect([review.outOfDate, review.unlisted.length]).toEqual([outOfDate, unlisted])
  })

  test('an entry of a check that the run did not plan is not out of date', () => {
    const { review } = reviewed(`- check: "*.b"\n${rest()}`, { a: 'pass' }, ['b'])
    expect(review.entries.map(({ entry }) => entry.state)).toEqual(['not-selected'])
    expect(review.outOfDate).toBe(false)
  })

  test('a check is told once, by the first entry that names it', () => {
    const { review } = reviewed(`- check: "*.a"\n${rest()}- check: "*upload.*"\n${rest()}`, { a: 'fail', b: 'fail' })
    expect(review.entries.map(({ failing }) => failing.map(({ id }) => id.slice(-1)))).toEqual([['a'], ['b']])
  })
})

describe('draftOf', () => {
  test('keeps what fails, with its comments, and drops what passes or is of no check', () => {
    const { draft } = reviewed(
      `# the list\n\n# why a\n- check: "*.a"\n${rest()}# why b\n- check: "*.b"\n${rest()}- check: "*.typo"\n${rest()}`,
      { a: 'known-fail', b: 'unexpected-pass' },
    )
    expect(draft).toContain('# the list\n\n# why a\n- check: "*.a"')
    expect(draft).not.toContain('# why b')
    expect(draft).toContain('# line 11: *.b')
    expect(draft).toContain('*.typo')
    expect(read(draft).entries.map(({ check }) => check)).toEqual(['*.a'])
  })

  test('writes an entry for each check of a pattern of which a part passes', () => {
    const { draft } = reviewed(`# all\n- check: "${upload}.*"\n${rest()}`, { a: 'fail', b: 'pass', c: 'not-run' }, [
      'd',
    ])
    expect(checks(draft)).toEqual(['a', 'c', 'd'])
    expect(draft.match(/# all/g)).toHaveLength(1)
    expect(read(draft).entries).toHaveLength(3)
  })

  test('keeps what says nothing of the run', () => {
    const yaml = `- check: "*.a"\n  target: x\n${rest()}- check: "*.d"\n${rest()}- check: "*.c"\n${rest()}`
    const { draft } = reviewed(yaml, { a: 'pass', c: 'error' }, ['d'])
    expect(read(draft).entries.map(({ check }) => check)).toEqual(['*.a', '*.d', '*.c'])
  })

  test.each([
    ['a new failure', '', { a: 'fail' as const }, '"reason" that is empty or still a placeholder'],
    ['an expired entry', `- check: "*.a"\n${rest('2026-05-31')}`, { a: 'fail' as const }, 'that is'],
  ])('%s is refused until a person has written it', (_, yaml, verdicts, message) => {
    expect(() => read(reviewed(yaml, verdicts).draft)).toThrow(
      expect.objectContaining({ code: 'KNOWN_FAILURES_FILE', message: expect.stringContaining(message) }),
    )
  })

  test('groups new failures by operation, with what came, on this target, and asks for every word', () => {
    const { draft } = reviewed('', { a: 'fail', b: 'fail', c: 'pass' })
    expect(draft).toContain(
      `# ${upload}: Upload objects (2)\n# the ETag of an upload is the MD5 of what was sent; came 500⟨U+001B⟩[31m: a`,
    )
    expect(checks(draft)).toEqual(['a', 'b'])
    const person = draft
      .replaceAll(/expires: FILL IN.*|expires: "FILL IN.*/g, 'expires: 2026-07-01')
      .replaceAll(/"?FILL IN[^\n]*/g, 'words')
    expect(read(person).entries).toMatchObject([
      { check: `${upload}.a`, target: 'vendor-cloud', date: day, reason: 'words', owner: 'words', reference: 'words' },
      { check: `${upload}.b` },
    ])
  })

  test('is made from the entries that a run recorded, where the file is not at hand', () => {
    const record = runOf({ a: 'fail' })
    const { entries } = read(`- check: "*.a"\n${rest()}`)
    const review = reviewKnownFailures(entries, record, { every: [], day })
    expect(read(draftOf({ review, header: record.header, day })).entries).toMatchObject([{ check: '*.a', owner: 'us' }])
  })
})
