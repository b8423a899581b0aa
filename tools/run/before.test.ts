import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BeforeLine } from '../model/standing.ts'
import { Before, hashesOf } from './before.ts'

const theirs = '0f0e0d0c-aaaa-4bbb-8ccc-1234567890ab'

const line = (ids: string[], more: Partial<BeforeLine> = {}): BeforeLine => ({
  at: '2020-01-01T00:00:00Z',
  run: 'r',
  kind: 'server',
  list: 'compute.servers.list',
  pages: 1,
  count: ids.length,
  ids: hashesOf('r', ids),
  ...more,
})

function beforeOf(...lines: BeforeLine[]): Before {
  const before = new Before()
  for (const one of lines) before.add(one)
  return before
}

describe('what was there before', () => {
  test.each([
    ['as it was listed', theirs],
    ['in capitals', theirs.toUpperCase()],
    ['without hyphens', theirs.replaceAll('-', '')],
    ['with a slash', `${theirs}/`],
    ['percent-encoded', `%30${theirs.slice(1)}`],
    ['percent-encoded twice', `%2530${theirs.slice(1)}`],
    ['in wide digits', `\uff10${theirs.slice(1)}`],
    ['as a URL', `http://cloud.example/v2/t/servers/${theirs}`],
    ['after another one', `own/../${theirs}`],
    ['with a query', `${theirs}?force=true`],
  ])('is known %s', (_, id) => {
    expect(beforeOf(line([theirs])).has(id)).toBe(true)
  })

  test.each(['0f0e0d0c-aaaa-4bbb-8ccc-1234567890ac', '0f0e0d0c', '', '%', 'k5c-r-server-1'])('is not %s', id => {
    expect(beforeOf(line([theirs])).has(id)).toBe(false)
  })

  test('is told apart by kind, where a target numbers each kind by itself', () => {
    const before = beforeOf(line(['5']), line(['7'], { kind: 'volume' }))
    expect([before.has('5', 'server'), before.has('5', 'volume'), before.has('5')]).toEqual([true, false, true])
    expect(before.has('7', 'image')).toBe(false)
  })

  test('is found in a body, but for what may be named there', () => {
    const image = '11111111-aaaa-4bbb-8ccc-1234567890ab'
    const before = beforeOf(line([theirs, '12']), line([image], { kind: 'image', mayBeNamed: true }))
    expect(before.namedIn(JSON.stringify({ server: { imageRef: image, size: 12 } }))).toBeUndefined()
    expect(before.namedIn(`type=snapshot&l_server_rid=${theirs.replaceAll('-', '')}`)).toBe(theirs.replaceAll('-', ''))
    expect(before.namedIn(JSON.stringify({ volumeAttachment: { volumeId: theirs } }))).toBe(theirs)
  })

  test('is read again from the folder of a run, small and without an id, a cut-off line left out', () => {
    const dir = mkdtempSync(join(tmpdir(), 'k5c-before-'))
    try {
      const file = join(dir, 'before.jsonl')
      const ids = Array.from({ length: 50_000 }, (_, at) => `${String(at).padStart(8, '0')}${theirs.slice(8)}`)
      const text = JSON.stringify(line(ids))
      writeFileSync(file, `${text}\n${JSON.stringify(line([theirs], { kind: 'volume' })).slice(0, -8)}`)
      expect(text).not.toContain(theirs.slice(8))
      expect(statSync(file).size).toBeLessThan(600_000)
      const before = Before.read(file)
      expect(before.has(ids[49_999] as string)).toBe(true)
      expect(before.has(theirs)).toBe(false)
      expect(Before.read(join(dir, 'absent')).has(theirs)).toBe(false)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
