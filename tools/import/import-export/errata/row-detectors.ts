import type { Finding } from '../../errata/finding.ts'
import { readFacts } from '../../facts/read-facts.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { OperationReading, PrintedEntry } from '../../reading.ts'

type Detect = (reading: OperationReading) => Finding[]

/** A row against itself, and against what else its section says. */
export const rowDetectors: readonly Detect[] = [
  strayMarks,
  printedTwice,
  maximumAndMore,
  otherProcess,
  optionalYetNeeded,
  statesNotTold,
]

/** A bracket that came before a sentence. */
function strayMarks(reading: OperationReading): Finding[] {
  return reading.entries
    .filter(({ text }) => text.startsWith('>'))
    .map(entry =>
      tableFinding(reading, 'damage', ['stray-mark', nameOf(entry)], [['> before the description', entry.clause]]),
    )
}

/** A table inside of a cell comes again as rows and columns of the table around it. */
function printedTwice(reading: OperationReading): Finding[] {
  return reading.entries
    .filter(({ text }) => text.includes('<table>'))
    .map(entry =>
      tableFinding(
        reading,
        'damage',
        ['printed-twice', nameOf(entry)],
        [['the keywords stand in the cell, as further columns and as further rows', entry.clause]],
      ),
    )
}

/** `(Maximum 200) … more than 200 can be specified` */
function maximumAndMore(reading: OperationReading): Finding[] {
  return reading.entries.flatMap(entry => {
    const { clause } = entry
    const most = /\(Maximum (\d+)\).*\bmore than \1 can be specified/.exec(entry.text)?.[1]
    if (most === undefined) return []
    return [
      tableFinding(
        reading,
        'contradiction',
        ['maximum-and-more', nameOf(entry)],
        [
          [`at most ${most}`, clause],
          [`more than ${most} may be given`, clause],
        ],
      ),
    ]
  })
}

/** A row on exports that speaks of imports. */
function otherProcess(reading: OperationReading): Finding[] {
  if (!reading.operation.id.includes('.exports.')) return []
  return reading.entries
    .filter(({ text }) => /\bimports?\b/.test(text))
    .map(entry =>
      tableFinding(reading, 'contradiction', ['other-process', nameOf(entry)], [['speaks of imports', entry.clause]]),
    )
}

/** Optional, but needed where another parameter has the only value that it can have and must have. */
function optionalYetNeeded(reading: OperationReading): Finding[] {
  const { parameters } = reading.operation
  return parameters.flatMap(({ name, presence, conditions = [], clause }) =>
    conditions.flatMap(({ then: outcome, when, parameter, value }) => {
      const cause = parameters.find(other => other.name === parameter)
      const always = cause?.presence === 'required' && cause.values?.length === 1 && cause.values[0] === value
      if (presence !== 'optional' || outcome !== 'required' || when !== 'equals' || !always) return []
      return [
        tableFinding(
          reading,
          'contradiction',
          ['optional-yet-needed', name],
          [
            ['optional', clause],
            [`needed where ${parameter} is ${value}, which it always is`, clause],
          ],
        ),
      ]
    }),
  )
}

/** States of a process for which no sentence says which parameters come. */
function statesNotTold(reading: OperationReading): Finding[] {
  const text = reading.section.lines.join('\n')
  return reading.operation.responseElements.flatMap(({ name, values = [], clause }) => {
    const told = [...text.matchAll(new RegExp(`\\bIf ${name} is ((?:"\\w+"(?: or )?)+)`, 'g'))].flatMap(match =>
      [...(match[1] ?? '').matchAll(/"(\w+)"/g)].map(word => word[1]),
    )
    const untold = told.length === 0 ? [] : values.filter(value => !told.includes(value))
    if (untold.length === 0) return []
    return [
      tableFinding(
        reading,
        'omission',
        ['state-not-told', name],
        [[`nothing on what comes where ${name} is ${untold.join(', ')}`, clause]],
      ),
    ]
  })
}

function nameOf(entry: PrintedEntry): string {
  return readFacts(entry).name
}
