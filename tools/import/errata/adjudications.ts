import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { type Clause, parseClause } from '../../model/clause.ts'
import {
  type Erratum,
  type ErratumCategory,
  type ErratumEffect,
  erratumCategories,
  erratumEffects,
} from '../../model/erratum.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { Section } from '../document/sections.ts'
import { compileKey } from './compile-key.ts'
import type { Correction } from './corrections.ts'
import type { Finding } from './finding.ts'
import { matterOf } from './matters.ts'

/**
 * A decision, made by hand: which reading the spec takes, and why. Rows of `spec/errata/adjudications/<service>.yaml`.
 * It decides what detectors found (`finds`), or what stands in sentences that only a reader understands (`prose`).
 */
export interface Adjudication {
  id: string
  /** The clause that decides, or where the matter stands; as `parseClause` reads it. */
  clause: string
  chosen: string
  why: string
  /** Keys of findings; `*` stands for any text. */
  finds?: string[]
  /** Sentences: each pattern must match the text of its section, so that a decision never outlives its reason. */
  prose?: { clause: string; pattern: string; reading: string }[]
  /** `kind`, `category` and `operations` are for `prose`, which no detector classifies. */
  kind?: Erratum['kind']
  category?: ErratumCategory
  operations?: string[]
  /** What the catalog holds in place of what is printed. */
  corrects?: Correction[]
  /** What it does to checks, where the kind of the finding and the words of `chosen` do not tell it. */
  effect?: ErratumEffect
}

/** Where the adjudications of a service stand, below the package's root. */
export function adjudicationsPath(service: string): string {
  return `spec/errata/adjudications/${service}.yaml`
}

/**
 * The decisions on a service: those of `<service>.yaml`, then of `<service>.<subject>.yaml` by name.
 * @throws {ConformanceError} `IMPORT_ADJUDICATION` when there is no file, one is no list, or a row lacks a member.
 */
export function readAdjudications(root: string, service: string): Adjudication[] {
  const folder = join(root, dirname(adjudicationsPath(service)))
  const names = existsSync(folder) ? readdirSync(folder) : []
  const files = names.filter(
    name => name === `${service}.yaml` || new RegExp(`^${service}\\.[a-z-]+\\.yaml$`).test(name),
  )
  if (files.length === 0) throw problem('the adjudications are missing', service)
  return files.sort().flatMap(file => readRows(readFileSync(join(folder, file), 'utf8'), service))
}

function readRows(text: string, service: string): Adjudication[] {
  const rows: unknown = parse(text)
  if (!Array.isArray(rows)) throw problem('the adjudications are no list', service)
  for (const row of rows as Partial<Adjudication>[]) {
    const needed = ['id', 'clause', 'chosen', 'why'] as const
    const lacking: string[] = needed.filter(name => typeof row[name] !== 'string')
    if ((row.finds ?? row.prose) === undefined) lacking.push('finds or prose')
    if (row.prose !== undefined && (row.kind === undefined || row.operations === undefined))
      lacking.push('kind, operations')
    if (row.finds === undefined && !known(erratumCategories, row.category))
      lacking.push(`a category of ${erratumCategories.join(', ')}`)
    if (row.effect !== undefined && !known(erratumEffects, row.effect))
      lacking.push(`an effect of ${erratumEffects.join(', ')}`)
    if (lacking.length > 0) throw problem(`adjudication "${row.id}" lacks ${lacking.join(', ')}`, service)
  }
  return rows as Adjudication[]
}

function known(words: readonly string[], word: string | undefined): boolean {
  return word !== undefined && words.includes(word)
}

/**
 * Decides every finding.
 * @throws {ConformanceError} `IMPORT_ADJUDICATION` when a finding has no adjudication or several, or when an
 *   adjudication matches nothing.
 */
export function adjudicate(
  service: string,
  findings: readonly Finding[],
  adjudications: readonly Adjudication[],
  sections: ReadonlyMap<string, Section>,
): Erratum[] {
  const problems: string[] = []
  const deciders = new Map(findings.map(finding => [finding, [] as string[]]))
  const errata = adjudications.map(row => {
    const patterns = row.finds?.map(compileKey) ?? []
    const own = findings.filter(finding => patterns.some(({ test }) => test(finding.key)))
    for (const finding of own) deciders.get(finding)?.push(row.id)
    for (const { key } of patterns.filter(({ test }) => !own.some(finding => test(finding.key))))
      problems.push(`${row.id}: nothing detected is ${key}`)
    return toErratum(row, own, proseOf(row, sections, problems))
  })
  for (const [finding, rows] of deciders) {
    if (rows.length === 0) problems.push(`not decided: ${finding.key}`)
    if (rows.length > 1) problems.push(`decided by ${rows.join(' and ')}: ${finding.key}`)
  }
  const ids = errata.map(({ id }) => id)
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    problems.push(`two adjudications are called ${id}`)
  if (problems.length > 0)
    throw problem(`findings and adjudications do not agree:\n    ${problems.join('\n    ')}`, service)
  return errata
}

function proseOf(row: Adjudication, sections: ReadonlyMap<string, Section>, problems: string[]): Erratum['readings'] {
  return (row.prose ?? []).map(({ clause, pattern, reading }) => {
    const cited = parseClause(clause)
    const section = sections.get(cited.section)
    const text = section?.lines.join(' ').replace(/\s+/g, ' ') ?? ''
    if (!new RegExp(pattern).test(text)) problems.push(`${row.id}: §${cited.section} has no text like /${pattern}/`)
    return { reading, clause: withPage(cited, section) }
  })
}

function withPage(clause: Clause, section: Section | undefined): Clause {
  if (section === undefined) return clause
  const { detail, ...rest } = clause
  return { ...rest, page: section.page, ...(detail === undefined ? {} : { detail }) }
}

function toErratum(row: Adjudication, own: readonly Finding[], prose: Erratum['readings']): Erratum {
  const operations = [...own.flatMap(finding => finding.operations), ...(row.operations ?? [])]
  const [first] = own
  return {
    id: row.id,
    kind: first?.kind ?? row.kind ?? 'contradiction',
    // Rows of sentences have one: `readAdjudications` sees to it.
    category: first === undefined ? (row.category as ErratumCategory) : matterOf(first).category,
    operations: [...new Set(operations)],
    readings: [...own.flatMap(finding => finding.readings), ...prose],
    chosen: row.chosen,
    why: `${row.why} (${row.clause})`,
    effect: row.effect ?? effectOf(row, own),
  }
}

/** What a decision does to checks, as far as its own words and the kinds of its findings tell. */
function effectOf({ corrects, chosen }: Adjudication, own: readonly Finding[]): ErratumEffect {
  if (corrects !== undefined) return 'catalog-corrected'
  if (/^either\b/.test(chosen)) return 'either-passes'
  const effects = own.map(finding => matterOf(finding).effect)
  // Sentences are decided because something follows from them.
  return erratumEffects.find(effect => effects.includes(effect)) ?? 'chosen-checked'
}

function problem(message: string, service: string): ConformanceError {
  return new ConformanceError('IMPORT_ADJUDICATION', message, {
    where: adjudicationsPath(service),
    next: 'read the clauses and decide there; remove what no longer applies',
  })
}
