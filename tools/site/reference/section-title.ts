import type { ServiceCatalog } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Site } from './site.ts'

type Place = Pick<Clause, 'document' | 'section'>

/** More names than these would be no title any more. */
const mostNames = 3

const known = new WeakMap<Site, Map<string, string>>()

/**
 * What a section is about: the title of its chapter or of its operation, else what the catalogs have from there; empty
 * where nothing tells.
 */
export function sectionTitle(place: Place, site: Site): string {
  const titles = known.get(site) ?? allTitles(site)
  known.set(site, titles)
  return titles.get(keyOf(place)) ?? ''
}

function allTitles(site: Site): Map<string, string> {
  const catalogs = [
    ...Object.values(site.editions).flatMap(({ services }) => services.map(({ catalog }) => catalog)),
    ...site.tables,
  ]
  const operations = site.operations.map(({ operation }) => operation)
  // What is named last is the weightiest: it takes the place of what stood there.
  return new Map([
    ...named(catalogs.flatMap(factNames)),
    ...named(operations.flatMap(({ listedAs = [] }) => listedAs.map(clause => [clause, 'List of APIs'] as const))),
    ...named(catalogs.flatMap(codesAndHeaders)),
    ...named(operations.map(({ clause, title }) => [clause, title])),
    ...named(catalogs.flatMap(chapterTitles)),
    ...named(site.chapters.map(({ section, title }) => [{ document: 'k5-foundation-1.12', section }, title])),
  ])
}

function factNames({ chapters }: ServiceCatalog): [Place, string][] {
  return chapters.flatMap(({ facts = [] }) => facts.map(({ clause, name }): [Place, string] => [clause, capital(name)]))
}

function codesAndHeaders({ chapters }: ServiceCatalog): [Place, string][] {
  return chapters.flatMap(({ requestHeaders = [], errorCodes, errors = [] }) => [
    ...requestHeaders.map(({ clause }): [Place, string] => [clause, 'Headers of every request']),
    ...errorCodes.map(({ clause }): [Place, string] => [clause, 'Error codes']),
    ...errors.map(({ clause }): [Place, string] => [clause, 'Messages of errors']),
  ])
}

function chapterTitles({ document, service, title, chapters }: ServiceCatalog): [Place, string][] {
  return [[{ document, section: service }, title], ...chapters.map((one): [Place, string] => [one.clause, one.title])]
}

/** One title for each place, of the names that it has. */
function named(names: readonly (readonly [Place, string])[]): [string, string][] {
  return [...groupBy(names, ([place]) => keyOf(place))].map(([key, group]) => {
    const unique = [...new Set(group.map(([, name]) => name))]
    const more = unique.length > mostNames ? ' and more' : ''
    return [key, unique.slice(0, mostNames).join(', ') + more]
  })
}

function keyOf({ document, section }: Place): string {
  return `${document} ${section}`
}

function capital(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
