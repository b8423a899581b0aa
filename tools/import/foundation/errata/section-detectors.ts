import { chapterOf } from '../../../model/catalog.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector, TableEvidence } from '../../errata/table-detectors.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { OperationReading } from '../../reading.ts'
import { readCaption } from '../caption.ts'
import { readParts } from '../parts.ts'
import { inFoundationForm, tableFinding } from './table-finding.ts'

/** What sentences of a section say against its title, its samples, its chapter and sections of the same API. */
export const sectionDetectors: readonly TableDetector[] = [
  evidence => inFoundationForm(evidence).flatMap(captions),
  evidence => inFoundationForm(evidence).flatMap(deniedBodies),
  evidence => inFoundationForm(evidence).flatMap(attributesNotShown),
  mediaTypes,
  duplicateTitles,
  statusesOfVariants,
]

/** Sentences above tables that name another operation than the section's. */
function captions(read: OperationReading): Finding[] {
  const sentences = new Map(read.entries.map(entry => [entry.caption, entry.clause]))
  const found = new Map<string, Finding>()
  for (const [sentence, clause] of sentences) {
    const subject = readCaption(sentence)?.subject ?? ''
    if (/URI parameters for the request body/.test(sentence))
      found.set(
        sentence,
        tableFinding(
          read,
          'contradiction',
          ['caption-place'],
          [
            ['URI parameters', clause],
            ['parameters of the request body', clause],
          ],
        ),
      )
    if (subject === '' || comparable(subject) === comparable(read.operation.title) || found.has(subject)) continue
    found.set(
      subject,
      tableFinding(
        read,
        'contradiction',
        ['caption', subject],
        [
          [`a table for "${subject}"`, clause],
          [read.operation.title, read.operation.clause],
        ],
      ),
    )
  }
  return [...found.values()]
}

/** Sections that say there is no body and show one. */
function deniedBodies(read: OperationReading): Finding[] {
  return readParts(read.section).noBody.flatMap(({ side, text }) => {
    if (side === 'response' && /no request body/.test(text))
      return [
        tableFinding(
          read,
          'contradiction',
          ['body-wording'],
          [
            ['no request body, below "Response"', clauseOf(read.section, 'response')],
            ['no response body', clauseOf(read.section, 'response')],
          ],
        ),
      ]
    const shown = read.samples.find(({ sample }) => sample.role === side)
    if (shown === undefined) return []
    return [
      tableFinding(
        read,
        'contradiction',
        ['body-denied', side],
        [
          [`no ${side} body`, clauseOf(read.section, text.length > 60 ? `no ${side} body` : text)],
          ['a sample of it', shown.sample.clause],
        ],
      ),
    ]
  })
}

/** Members that title and description promise and that no sample of the section shows. */
function attributesNotShown(read: OperationReading): Finding[] {
  const sample = read.samples.find(each => each.sample.role === 'response')
  const lacking = read.operation.responseElements.filter(
    ({ at, clause }) => at === undefined && clause.detail?.startsWith('attribute '),
  )
  if (sample === undefined || lacking.length === 0) return []
  const names = lacking.map(({ name }) => name).join(', ')
  return [
    tableFinding(
      read,
      'contradiction',
      ['attribute-not-shown'],
      [
        [`a response with ${names}`, read.operation.clause],
        ['a response without them', sample.sample.clause],
      ],
    ),
  ]
}

/** The Content-Type that the chapter asks for on every request against that of an operation. */
function mediaTypes(evidence: TableEvidence): Finding[] {
  return inFoundationForm(evidence).flatMap(read => {
    const asked = chapterOf(evidence.catalog, read.operation).requestHeaders?.find(
      ({ name }) => name === 'Content-Type',
    )
    const own = read.operation.parameters.find(each => each.in === 'header' && each.name === 'Content-Type')
    const [value] = own?.values ?? []
    if (own === undefined || value === undefined || asked?.value === undefined || asked.value === value) return []
    return [
      tableFinding(
        read,
        'contradiction',
        ['media-type'],
        [
          [asked.value, asked.clause],
          [value, own.clause],
        ],
      ),
    ]
  })
}

/** Sections of one chapter that have the same title; told by the service of the first of them. */
function duplicateTitles(evidence: TableEvidence): Finding[] {
  const groups = new Map<string, OperationReading[]>()
  for (const read of inFoundationForm({ operations: evidence.all })) {
    const key = `${chapterNumber(read)}:${read.operation.title}`
    groups.set(key, [...(groups.get(key) ?? []), read])
  }
  return [...groups].flatMap(([key, same]) => {
    const [first] = same
    if (same.length === 1 || !first?.operation.id.startsWith(`${evidence.service}.`)) return []
    return [
      {
        key: `duplicate-title:${key}`,
        kind: 'contradiction' as const,
        operations: same.map(({ operation }) => operation.id),
        readings: same.map(({ operation }) => ({
          reading: `${operation.title}: ${operation.method} ${operation.path}`,
          clause: operation.clause,
        })),
      },
    ]
  })
}

/** `2.1` of §2.1.6.7. */
function chapterNumber({ section }: OperationReading): string {
  return section.section.split('.').slice(0, 2).join('.')
}

/** Normal codes of sections that describe the same API. */
function statusesOfVariants(evidence: TableEvidence): Finding[] {
  const all = inFoundationForm(evidence)
  return all.flatMap(read => {
    const base = all.find(({ operation }) => operation.id === read.operation.variantOf)
    const codes = (each: OperationReading): string => each.operation.normalCodes.map(({ code }) => code).join(', ')
    if (base === undefined || codes(base) === codes(read)) return []
    return [
      tableFinding(
        read,
        'contradiction',
        ['status-of-variant'],
        [
          [codes(read), read.operation.clause],
          [codes(base), base.operation.clause],
        ],
      ),
    ]
  })
}

/** Without case, blanks and marks. */
function comparable(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
