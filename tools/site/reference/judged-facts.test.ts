import { expect, test } from 'vitest'
import { siteInput } from '../../cli/site-command.ts'
import { clauseIndex } from './clause-index.ts'
import { judgedFacts } from './judged-facts.ts'
import { loadSite } from './load-site.ts'

const input = await siteInput([])
const site = loadSite(input)
const facts = judgedFacts(site)

test('every fact has checks that exercise it, or a reason why none does, and never both', () => {
  expect(facts.filter(({ checks, reason }) => checks.length > 0 === (reason !== undefined))).toEqual([])
  expect(facts.filter(({ reason }) => reason !== undefined)).toHaveLength(input.notEvaluated.length)
})

test('every fact and every check of K5 stands in the section that it cites', () => {
  const sections = clauseIndex(site).flatMap(chapter => chapter.sections)
  expect(sections.flatMap(section => section.facts)).toHaveLength(facts.length)
  const checks = new Set(sections.flatMap(section => section.checks.map(({ check }) => check.id)))
  expect(checks.size).toBe(site.operations.reduce((sum, entry) => sum + entry.checks.length, 0))
})

test('sections are called by what is described there', () => {
  const titles = new Map(
    clauseIndex(site).flatMap(({ document, sections }) =>
      sections.map(({ section, title }) => [`${document} ${section}`, title]),
    ),
  )
  expect(titles.get('k5-foundation-1.12 2.7')).toBe('Object storage')
  expect(titles.get('k5-foundation-1.12 2.7.4')).toBe('Error codes')
  expect(titles.get('k5-foundation-1.12 2.7.5.10')).toBe('Upload object')
  expect(titles.get('jio-api compute')).toBe('Compute API')
})
