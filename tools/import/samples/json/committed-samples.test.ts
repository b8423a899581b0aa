import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Erratum } from '../../../model/erratum.ts'
import type { Sample } from '../../../model/sample.ts'
import { packageRoot } from '../../../shared/package-root.ts'
import { damagedValues } from './damaged-values.ts'
import { isObject, membersOf } from './errata/json-samples.ts'
import { committedRepairs } from './hand-repairs.ts'

/** What is committed must be whole even where nobody has the documents. */
const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')
const { samples } = JSON.parse(read('samples/index.json')) as { samples: Sample[] }
const bodies = samples.filter(({ form, confidence }) => form === 'json' && confidence !== 'as-printed')
const chapters = ['1.1', '1.2', '1.3', '1.5', '1.6', '1.8', '2.1', '2.4'] as const
const inChapter = (chapter: string): Sample[] =>
  samples.filter(({ clause }) => `${clause.section}.`.startsWith(`${chapter}.`))
const count = (list: readonly Sample[], confidence: Sample['confidence']): number =>
  list.filter(sample => sample.confidence === confidence).length

describe('the committed JSON samples', () => {
  test.each<[chapter: (typeof chapters)[number], fences: number, exact: number, repaired: number]>([
    ['1.1', 3, 0, 2],
    ['1.2', 105, 50, 23],
    ['1.3', 3, 0, 2],
    ['1.5', 4, 1, 3],
    ['1.6', 6, 4, 2],
    ['1.8', 28, 13, 10],
    ['2.1', 30, 17, 6],
    ['2.4', 8, 8, 0],
  ])(
    'of chapter %s come from %i fences: %i as printed and %i repaired, none lost',
    (chapter, fences, exact, repaired) => {
      const own = inChapter(chapter)
      expect(own.reduce((sum, sample) => sum + sample.fencesJoined, 0)).toBe(fences)
      expect([count(own, 'exact'), count(own, 'repaired'), count(own, 'as-printed')]).toEqual([exact, repaired, 0])
    },
  )

  test('have names of their own, and are in the order of the index', () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length)
    expect(new Set(samples.map(({ file }) => file)).size).toBe(samples.length)
  })

  test.each(bodies.map(({ file }) => file))('%s is JSON', file => {
    expect(() => JSON.parse(read(`samples/${file}`))).not.toThrow()
  })

  test('hold no value that its own format proves damaged, but those that an erratum names', () => {
    for (const { id, file, operation, damaged = [] } of bodies) {
      expect(damagedValues(JSON.parse(read(`samples/${file}`))), id).toEqual(damaged)
      if (damaged.length === 0) continue
      const { errata } = JSON.parse(read(`spec/errata/${operation.split('.')[0]}.json`)) as { errata: Erratum[] }
      const named = errata
        .filter(({ operations }) => operations.includes(operation))
        .flatMap(({ readings }) => readings)
      for (const { at, why } of damaged) expect(named.map(({ reading }) => reading)).toContain(`${at}: ${why}`)
    }
  })

  test('say short what was changed and what tells so', () => {
    for (const { id, repairs, confidence } of samples.filter(({ form }) => form === 'json' || form === 'text')) {
      expect(repairs.length > 0, id).toBe(confidence === 'repaired')
      for (const { what, before, after, evidence } of repairs) {
        expect(before, id).not.toBe(after)
        expect(what.length * evidence.length, id).toBeGreaterThan(0)
      }
    }
  })

  test('have every repair by hand', () => {
    for (const { section, role, what } of committedRepairs()) {
      const own = samples.filter(({ clause }) => clause.section === section).filter(sample => sample.role === role)
      expect(
        own.some(({ repairs }) => repairs.some(repair => repair.what === what)),
        `${section} ${what}`,
      ).toBe(true)
    }
  })

  test.each<[kind: string, marker: string, members: string[], count: number]>([
    ['server', 'addresses', ['created', 'flavor', 'hostId', 'id', 'image', 'links'], 18],
    ['image', 'minDisk', ['created', 'id', 'links', 'metadata', 'name', 'status', 'updated'], 24],
    ['flavor', 'vcpus', ['disk', 'id', 'links', 'name', 'ram'], 6],
    ['volume', 'attachments', ['id', 'metadata', 'size'], 11],
    ['snapshot', 'status', ['id', 'size'], 13],
  ])('have the members of a %s in one object, as every other sample of one has', (kind, marker, members, found) => {
    const things = bodies
      .filter(({ role }) => role === 'response')
      .flatMap(({ file }) => membersOf(JSON.parse(read(`samples/${file}`))))
      .filter(({ name }) => name === kind || name === `${kind}s`)
      .flatMap(({ value }) => [value].flat())
      .filter(isObject)
      .filter(thing => marker in thing)
    expect(things).toHaveLength(found)
    for (const thing of things) expect(Object.keys(thing)).toEqual(expect.arrayContaining(members))
  })
})
