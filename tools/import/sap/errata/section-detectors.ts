import { readBlocks } from '../../document/blocks.ts'
import type { Finding } from '../../errata/finding.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { OperationReading } from '../../reading.ts'
import { readHeaderLines } from '../headers.ts'
import { readSectionParts } from '../request-parts.ts'

type Detect = (reading: OperationReading, all: readonly OperationReading[]) => Finding[]

/** The parts of a section against those of the others, and its notes against their marks. */
export const sectionDetectors: readonly Detect[] = [missingParts, notes, missingHeaders, argumentCase, lateHeadings]

/** A part that every other section has. */
function missingParts(reading: OperationReading): Finding[] {
  const { request, response } = readSectionParts(reading.section)
  const missing = [
    ...(['Query', 'Body'] as const).filter(name => request[name] === undefined).map(name => `request ${name}`),
    ...(response['Status code'] === undefined ? ['response Status code'] : []),
  ]
  return missing.map(part =>
    tableFinding(reading, 'omission', ['part-missing', part], [[`no part "${part}"`, clauseOf(reading.section, part)]]),
  )
}

/** Marks without a note, and notes without a mark. */
function notes(reading: OperationReading): Finding[] {
  const part = readSectionParts(reading.section).request.Header
  if (part === undefined) return []
  const { headers, notes: printed } = readHeaderLines(reading.section, part)
  const marks = new Set(headers.flatMap(({ mark }) => (mark === undefined ? [] : [mark])))
  const odd = [...marks].filter(mark => !printed.has(mark)).concat([...printed.keys()].filter(mark => !marks.has(mark)))
  if (odd.length === 0) return []
  return [
    tableFinding(
      reading,
      'contradiction',
      ['note-mark', ...odd],
      odd.map(mark => [
        printed.has(mark) ? `a note ${mark} that no header has` : `a header with ${mark}, which has no note`,
        clauseOf(reading.section, `note ${mark}`),
      ]),
    ),
  ]
}

/** A header that most operations list, and that of the type of a body where there is one. */
function missingHeaders(reading: OperationReading, all: readonly OperationReading[]): Finding[] {
  const lists = ({ operation }: OperationReading, name: string): boolean =>
    operation.parameters.some(parameter => parameter.in === 'header' && parameter.name === name)
  const names = new Set(
    all.flatMap(({ operation }) => operation.parameters.filter(({ in: place }) => place === 'header')).map(p => p.name),
  )
  const hasBody = (reading.operation.consumes ?? []).length > 0
  const needed = [...names].filter(name =>
    name === 'Content-Type' ? hasBody : all.filter(other => lists(other, name)).length > (all.length * 4) / 5,
  )
  return needed
    .filter(name => !lists(reading, name))
    .map(name =>
      tableFinding(
        reading,
        'omission',
        ['header-missing', name],
        [[`${name} is not listed`, clauseOf(reading.section, 'request headers')]],
      ),
    )
}

/** An argument that begins with a capital, as no other of the chapter does. */
function argumentCase(reading: OperationReading, all: readonly OperationReading[]): Finding[] {
  const capital = (name: string): boolean => /^[A-Z]/.test(name)
  const args = (of: OperationReading) => of.entries.filter(({ place }) => place === 'form' || place === 'query')
  if (all.flatMap(args).filter(({ name }) => capital(name)).length * 2 > all.flatMap(args).length) return []
  return args(reading)
    .filter(({ name }) => capital(name))
    .map(({ name, clause }) =>
      tableFinding(
        reading,
        'contradiction',
        ['argument-case', name],
        [
          [name, clause],
          ['every other argument begins with a small letter', { ...clause, detail: 'arguments' }],
        ],
      ),
    )
}

/** A heading such as `Caution` with nothing below it: its text stands above. */
function lateHeadings(reading: OperationReading): Finding[] {
  const blocks = readBlocks(reading.section.lines)
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    const isLate =
      block.kind === 'paragraph' &&
      /^(?:Caution|Note)$/.test(block.text) &&
      next?.kind === 'paragraph' &&
      next.text === 'Request'
    if (!isLate) return []
    return [
      tableFinding(
        reading,
        'damage',
        ['heading-after-text', block.text],
        [[`"${block.text}" below its text`, clauseOf(reading.section, block.text)]],
      ),
    ]
  })
}
