import type { Clause } from '../../../model/clause.ts'
import { readBlocks } from '../../document/blocks.ts'
import type { Finding } from '../../errata/finding.ts'
import { shortId } from '../../errata/finding.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { OperationReading } from '../../reading.ts'
import { readCaptionedTables } from '../captioned-tables.ts'

type Detect = (reading: OperationReading) => Finding[]

/** A section against its own headings and tables. */
export const sectionDetectors: readonly Detect[] = [tablesNotReferredTo, headingsTwice]

/** A table that no sentence of its section names. */
function tablesNotReferredTo(reading: OperationReading): Finding[] {
  const { section } = reading
  const text = section.lines.join('\n')
  return readCaptionedTables(section, readBlocks(section.lines)).flatMap(({ number, caption }) => {
    if (text.includes(`[Table ${number}: `)) return []
    const clause = clauseOf(section, `table ${number}`)
    return [
      tableFinding(reading, 'omission', ['table-not-named', `${number}`], [[`no sentence names "${caption}"`, clause]]),
    ]
  })
}

/** A heading that comes twice stands over what is of another one. */
function headingsTwice(reading: OperationReading): Finding[] {
  const { section } = reading
  const headings = section.lines.filter(line => /^(?:Request|Response) (?:header|body)$/.test(line))
  return [...new Set(headings)]
    .filter(heading => headings.indexOf(heading) !== headings.lastIndexOf(heading))
    .map(heading =>
      tableFinding(
        reading,
        'contradiction',
        ['heading-twice', heading],
        [
          [`"${heading}" over what the request may have`, clauseOf(section, heading)],
          [`"${heading}" over what the response has`, clauseOf(section, heading)],
        ],
      ),
    )
}

/** What some operations of the chapter say and others do not. */
export function acrossOperations(readings: readonly OperationReading[]): Finding[] {
  return [
    ...memberNames(readings),
    ...codesInSome(readings),
    ...statusesWithoutMessage(readings),
    ...lengthInSome(readings),
  ]
}

type Reading = readonly [reading: string, clause: Clause]

function across(kind: Finding['kind'], key: string, readings: readonly OperationReading[], told: Reading[]): Finding {
  return {
    key,
    kind,
    operations: readings.map(({ operation }) => operation.id),
    readings: told.map(([reading, clause]) => ({ reading, clause })),
  }
}

/** Members of an error's body that not all operations call the same. */
function memberNames(readings: readonly OperationReading[]): Finding[] {
  const elements = readings.flatMap(({ operation }) => operation.errorElements ?? [])
  const names = [...new Set(elements.map(({ name }) => name))].filter(name => /message$/.test(name))
  if (names.length < 2) return []
  const told = elements.filter(({ name }) => names.includes(name)).map(({ name, clause }): Reading => [name, clause])
  return [across('contradiction', `error-member:${names.join(':')}`, readings, told)]
}

/** Statuses on the method alone, which every operation could answer but few list. */
function codesInSome(readings: readonly OperationReading[]): Finding[] {
  const listing = readings.filter(({ operation }) => operation.errorCodes.some(({ code }) => code === 405))
  if (listing.length === 0 || listing.length === readings.length) return []
  const told = listing.flatMap(({ operation }) =>
    operation.errorCodes.filter(({ code }) => code === 405).map(({ clause }): Reading => ['405', clause]),
  )
  const others = readings.filter(reading => !listing.includes(reading))
  const [first] = others as [OperationReading]
  return [
    across('omission', 'status-in-some:405', others, [...told, ['no 405', clauseOf(first.section, 'status codes')]]),
  ]
}

/** Statuses that a table lists, but for which the list of messages has none, though other operations' lists do. */
function statusesWithoutMessage(readings: readonly OperationReading[]): Finding[] {
  const explained = new Set(readings.flatMap(({ operation }) => (operation.errors ?? []).map(({ status }) => status)))
  return readings.flatMap(reading => {
    const own = new Set((reading.operation.errors ?? []).map(({ status }) => status))
    return reading.operation.errorCodes
      .filter(({ code }) => explained.has(code) && !own.has(code))
      .map(({ code, clause }) =>
        across(
          'omission',
          `status-without-message:${shortId(reading.operation.id)}:${code}`,
          [reading],
          [
            [`${code} is returned`, clause],
            [`no message of ${code}`, clauseOf(reading.section, 'detailed error information')],
          ],
        ),
      )
  })
}

/** Requests without a body of which only some must say that its length is 0. */
function lengthInSome(readings: readonly OperationReading[]): Finding[] {
  const bodiless = readings.filter(({ operation }) => operation.consumes?.length === 0)
  const length = ({ operation }: OperationReading) => operation.parameters.find(({ name }) => name === 'Content-Length')
  const asking = bodiless.flatMap(reading => length(reading) ?? [])
  const others = bodiless.filter(reading => length(reading) === undefined)
  if (asking.length === 0 || others.length === 0) return []
  return [
    across('contradiction', 'content-length-in-some', bodiless, [
      ...asking.map(({ clause }): Reading => ['Content-Length: 0 must be sent', clause]),
      ...others.map(({ section }): Reading => ['no word on Content-Length', clauseOf(section, 'request body')]),
    ]),
  ]
}
