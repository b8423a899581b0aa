import type { ChapterFact, Parameter, StatusCode } from '../../model/catalog.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { standardReason } from '../operation/statuses.ts'
import type { NamedOnly } from './parameters.ts'
import type { SectionParts } from './parts.ts'

/** What sentences say outside of tables. */
export interface ProseFacts {
  errorCodes: StatusCode[]
  /** Media type that the request's Content-Type must have. */
  mediaType?: string
  headers: Parameter[]
  /** What is said of a whole kind of resource. */
  facts: ChapterFact[]
  /** What is said of query parameters. */
  queries: Map<string, NonNullable<NamedOnly['facts']>>
}

const httpStatus = /\bHTTP (\d{3})\b/g
const faultStatus = /\b([a-z][A-Za-z]+) \((\d{3})\) fault\b/g
/** When a status is returned, in our own words, by what the sentence says. */
const occasions: readonly (readonly [said: RegExp, note: string])[] = [
  [/quota/, 'where the quota of metadata items is exceeded'],
  [/set to public/, 'where the image is public'],
  [/already a member/, 'where the member has been added before'],
  [/has not been shared/, 'where the image is not shared with the user'],
  [/not the owner/, 'where the user does not own the image'],
]
const contentType = /specify (application\/\S+) for the Content-Type of the request header/
const acceptable = /^The (\w+) parameter .*Acceptable values are ((?:'\w+' \([^)]*\)(?:,? and |, )?)+)/m
const presets = /Defaults? values for (\w+) and (\w+) are '(\w+)' and '(\w+)'/
const measured = /'(\w+)' and '(\w+)' query parameters .*'\w+' is measured in (\w+)/
const described =
  /^If you prefer .* two query parameters: '(\w+)' and '(\w+)'|^The results .* using the '(\w+)' and '(\w+)'/

/** Reads statuses, the media type of the request and facts of query parameters out of the sentences of a section. */
export function readProse(section: Section, parts: SectionParts, lines?: LineReadings): ProseFacts {
  const facts: ProseFacts = { errorCodes: [], headers: [], facts: [], queries: new Map() }
  for (const block of parts.prose)
    block.text.split('\n').forEach((text, index) => {
      const read = [readStatuses, readMediaType, readLargest, readQueries].map(rule => rule(section, text, facts))
      const from = block.line + index
      if (read.some(found => found)) lines?.read(section, from, from + 1, 'sentences')
    })
  return facts
}

function readStatuses(section: Section, text: string, { errorCodes }: ProseFacts): boolean {
  const named = [
    ...[...text.matchAll(httpStatus)].map(([, code]) => ({ code: Number(code) })),
    ...[...text.matchAll(faultStatus)].map(([, fault, code]) => ({ code: Number(code), fault: fault as string })),
  ]
  const note = occasions.find(([said]) => said.test(text))?.[1]
  for (const { code, ...fault } of named)
    errorCodes.push({
      code,
      reason: standardReason(code),
      ...fault,
      ...(note === undefined ? {} : { note }),
      clause: clauseOf(section, `text ${code}`),
    })
  return named.length > 0
}

function readMediaType(section: Section, text: string, facts: ProseFacts): boolean {
  const mediaType = contentType.exec(text)?.[1]
  if (mediaType === undefined) return false
  facts.mediaType = mediaType
  facts.headers.push({
    name: 'Content-Type',
    in: 'header',
    presence: 'required',
    values: [mediaType],
    clause: clauseOf(section, 'text Content-Type'),
  })
  return true
}

/** `The upper limit for the volume size is 16 TB.` */
function readLargest(section: Section, text: string, { facts }: ProseFacts): boolean {
  const [, kind, value] = /^The upper limit for the (\w+) size is (\d+ [A-Z]B)\.$/.exec(text) ?? []
  if (kind === undefined || value === undefined) return false
  facts.push({ name: `largest-${kind}`, value, clause: clauseOf(section, `text ${value}`) })
  return true
}

function readQueries(_section: Section, text: string, { queries }: ProseFacts): boolean {
  const add = (name: string | undefined, more: NonNullable<NamedOnly['facts']>): void => {
    if (name !== undefined) queries.set(name, { ...queries.get(name), ...more })
  }
  const [, chosen, list = ''] = acceptable.exec(text) ?? []
  if (chosen !== undefined) add(chosen, { values: [...list.matchAll(/'(\w+)'/g)].map(([, value]) => value as string) })
  const [, first, second, firstPreset, secondPreset] = presets.exec(text) ?? []
  if (firstPreset !== undefined) add(first, { default: firstPreset })
  if (secondPreset !== undefined) add(second, { default: secondPreset })
  const [, smallest, largest, unit] = measured.exec(text) ?? []
  if (unit !== undefined) for (const name of [smallest, largest]) add(name, { type: 'integer', limits: { unit } })
  const names = (described.exec(text) ?? []).slice(1)
  for (const name of names) add(name, {})
  return [chosen, firstPreset, unit, ...names].some(found => found !== undefined)
}
