import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseClause } from '../../model/clause.ts'
import { loadRules } from '../../shared/load-rules.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { checkReviews, readReviews } from './reviews.ts'
import type { SectionReadings } from './section-readings.ts'
import type { UnreadRun } from './unread-runs.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(packageRoot, 'spec/catalog', `k5-foundation-1.12.${name}.json`), 'utf8'))
const { runs } = read('unread') as { runs: Omit<UnreadRun, 'document'>[] }
const { total, sections } = read('readings') as { total: SectionReadings; sections: SectionReadings[] }
const unread = runs.map((run): UnreadRun => ({ document: 'k5-foundation-1.12', ...run }))
const reviews = readReviews(packageRoot)

describe('the committed trace of the manual', () => {
  test('has every unread run reviewed', () => {
    expect(() => checkReviews(unread, reviews)).not.toThrow()
  })

  test('leaves no table of a section unread', () => {
    // The title pages and the history of editions have tables too.
    const ofSections = sections.filter(({ section }) => /^\d/.test(section))
    expect(ofSections.filter(({ tableRows, tableRowsRead }) => tableRows !== tableRowsRead)).toEqual([])
    expect(ofSections.length).toBeGreaterThan(200)
  })

  test('counts every line once: what rules have read, and what nobody has', () => {
    const lines = unread.reduce((sum, { from, to }) => sum + to - from + 1, 0)
    expect(lines).toBe(total.lines - total.linesRead)
    expect(Object.values(total.rules).reduce((sum, count) => sum + count, 0)).toBe(total.linesRead)
  })

  test('sends behaviour to rules that are there', () => {
    const services = readdirSync(join(packageRoot, 'spec/rules')).map(file => file.replace('.yaml', ''))
    const ruled = new Set(
      services.flatMap(service => loadRules(service)).map(({ clause }) => parseClause(clause).section),
    )
    const named = reviews.filter(({ facts }) => facts === 'rules').flatMap(review => Object.keys(review.runs))
    expect(named.filter(section => !ruled.has(section))).toEqual([])
  })
})
