import { chapterOf, type StatusCode } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { clauseOf, introductionOf, type ReadOperation } from '../operation/read-operation.ts'
import { readStatuses, standardReason } from '../operation/statuses.ts'
import { type Detector, type Evidence, type Finding, findingOf } from './finding.ts'

/** Statuses that text, samples and the chapter's list of errors do not tell alike. */
export const detectStatuses: Detector = evidence =>
  evidence.service.operations.flatMap(read => [
    ...againstSamples(read, evidence),
    ...ofText(read, evidence),
    ...ofConditions(read),
  ])

function againstSamples(read: ReadOperation, { exchanges }: Evidence): Finding[] {
  const told = readStatuses(introductionOf(read.parts)).map(({ code }) => code)
  const normal = told.filter(code => code < 400)
  const shown = exchanges
    .filter(({ operation }) => operation === read.operation.id)
    .flatMap(({ responses }) => responses)
  const text = clauseOf(read.section, 'text')
  const odd = new Map(
    shown.filter(({ response }) => !told.includes(response.status)).map(item => [item.response.status, item]),
  )
  return [...odd.values()].map(({ response, head }) => {
    const reading = normal.length === 0 ? 'the text names no status of success' : `the text names ${normal.join(', ')}`
    const key = normal.length === 0 ? 'status-not-in-text' : 'status-in-sample'
    return findingOf(
      read,
      normal.length === 0 ? 'omission' : 'contradiction',
      [key, String(response.status)],
      [
        [reading, text],
        [`a sample shows ${response.status}`, head.sample.clause],
      ],
    )
  })
}

function ofText(read: ReadOperation, { service }: Evidence): Finding[] {
  const chapter = chapterOf(service.catalog, read.operation).errorCodes
  return readStatuses(introductionOf(read.parts)).flatMap(({ code, reason }) => {
    const listed = chapter.find(error => error.code === code)
    const clause = clauseOf(read.section, `status ${code}`)
    const findings: Finding[] = []
    const usual = listed?.reason ?? standardReason(code)
    if (reason !== undefined && reason !== usual)
      findings.push(
        findingOf(
          read,
          'damage',
          ['reason', String(code)],
          [
            [`${code} ${reason}`, clause],
            [`${code} ${usual}`, listed?.clause ?? clause],
          ],
        ),
      )
    if (code >= 400 && listed === undefined)
      findings.push(
        findingOf(
          read,
          'omission',
          ['error-not-listed', String(code)],
          [
            [`the text names ${code}`, clause],
            ["the chapter's list lacks it", listClauseOf(chapter, clause)],
          ],
        ),
      )
    return findings
  })
}

/** Where the chapter lists its errors: the clause of a row without the row. */
function listClauseOf([first]: readonly StatusCode[], otherwise: Clause): Clause {
  const { detail: _, ...list } = first?.clause ?? otherwise
  return list
}

/** Request headers whose answer has a status of its own in the standard that the manual refers to. */
const conditions: readonly [header: string, status: number][] = [
  ['Range', 206],
  ['If-Modified-Since', 304],
]

function ofConditions(read: ReadOperation): Finding[] {
  return conditions.flatMap(([header, status]) => {
    const parameter = read.operation.parameters.find(({ name }) => name === header)
    if (parameter === undefined || read.operation.normalCodes.some(({ code }) => code === status)) return []
    return [
      findingOf(
        read,
        'omission',
        ['status-missing', String(status)],
        [
          [`${header} is accepted`, parameter.clause],
          [`no text names ${status}`, clauseOf(read.section, 'text')],
        ],
      ),
    ]
  })
}
