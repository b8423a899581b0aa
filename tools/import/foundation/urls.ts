import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from './structure.ts'

/** What a chapter says of the URLs of some of its operations. */
export interface UrlRule {
  /** Type in the identity service's catalog, e.g. `blockstoragev2`. */
  serviceType: string
  /** Categories of the API list that it is for; empty where `items` or nothing limits it. */
  categories: string[]
  /** Items of a list without categories; `others`: all that no other rule names. */
  items?: number[] | 'others'
  /** Path portion of the endpoint's URL: `/v2/{tenant_id}`; may be empty. */
  endpointPath: string
  /** The URL as printed. */
  printed: string
  /** What is to be removed from the beginning of each path, where the text says so. */
  removed?: string
}

type OpenRule = Omit<UrlRule, 'endpointPath' | 'printed'>

const typeSentence = /URLs of the "?([a-z0-9-]+)"? type/
const itemList = /\((others than )?items ([\d, and]+)\)/
/** Typesetting marks and blanks may stand around its parts: `https:// *hostName* /v2/{tenant_id}`. */
const urlLine = /^`?https:\/\/ ?\*?hostName\*? ?([^`\s]*)`?$/
const removal = /with "?`?"?(\/[^"`]+)`?"?`? removed from the beginning/

/**
 * Reads the section "Generate URLs when using APIs": each service type with its categories, then the endpoint's URL,
 * which is that of every type named since the last one.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where a type has no URL, or a URL no type.
 */
export function readUrls(section: Section, lines?: LineReadings): UrlRule[] {
  const rules: UrlRule[] = []
  let open: OpenRule[] = []
  let closed: UrlRule[] = []
  for (const block of readBlocks(section.lines)) {
    if (block.kind !== 'paragraph') throw structureError(section, block.line, `a ${block.kind}`, 'sentences')
    const text = block.text.replace(/\n/g, ' ')
    const serviceType = typeSentence.exec(text)?.[1]
    const url = urlLine.exec(text)
    const removed = removal.exec(text)?.[1]
    const categories = open.at(-1)
    if (serviceType !== undefined) {
      closed = []
      open.push({ serviceType, categories: [], ...itemsOf(text) })
    } else if (url !== null) {
      if (open.length === 0) throw structureError(section, block.line, 'a URL', 'a service type before it')
      const path = url[1] ?? ''
      const endpointPath = path === '' || path.startsWith('/') ? path : `/${path}`
      closed = open.map(rule => ({ ...rule, endpointPath, printed: text.replaceAll('`', '') }))
      rules.push(...closed)
      open = []
    } else if (removed !== undefined) for (const rule of closed) rule.removed = removed
    else if (categories !== undefined && /^- /.test(block.text))
      categories.categories.push(...block.text.split('\n').map(line => line.replace(/^- /, '').trim()))
    else continue
    lines?.readBlock(section, block, 'URLs')
  }
  if (open.length > 0 || rules.length === 0)
    throw structureError(section, -1, 'no endpoint URL', '`https://hostName/…` below "URLs of the … type"')
  return rules
}

function itemsOf(text: string): Pick<UrlRule, 'items'> {
  const [, others, list = ''] = itemList.exec(text) ?? []
  if (list === '') return {}
  return { items: others === undefined ? [...list.matchAll(/\d+/g)].map(([number]) => Number(number)) : 'others' }
}

/** How the rule of a row was found. */
export interface RuleOfRow {
  rule: UrlRule
  /** `spelling`: its category is written in another way; `above`: no rule names its category, so it goes with the one above. */
  by: 'category' | 'spelling' | 'above' | 'only'
}

/**
 * The rule for the rows of each group of the API list, in the order of the list. A group that no rule names belongs to
 * the rule of the group above it.
 */
export function rulesOfGroups(rules: readonly UrlRule[], groups: readonly string[]): Map<string, RuleOfRow> {
  const found = new Map<string, RuleOfRow>()
  const [first] = rules as [UrlRule]
  let above = first
  for (const group of groups) {
    const exact = rules.find(rule => rule.categories.includes(group))
    const alike = rules.find(rule => rule.categories.some(name => name.toLowerCase() === group.toLowerCase()))
    const rule = exact ?? alike ?? above
    const by = rules.length === 1 ? 'only' : exact ? 'category' : alike ? 'spelling' : 'above'
    found.set(group, { rule, by })
    above = rule
  }
  return found
}

/** The rule of an item of a list without groups. */
export function ruleOfItem(rules: readonly UrlRule[], item: number): UrlRule | undefined {
  return (
    rules.find(({ items }) => Array.isArray(items) && items.includes(item)) ??
    rules.find(({ items }) => items === 'others')
  )
}
