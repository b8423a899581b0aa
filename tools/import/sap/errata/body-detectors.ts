import { groupBy } from '../../../shared/group-by.ts'
import { LineReadings } from '../../document/line-readings.ts'
import type { Finding } from '../../errata/finding.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { OperationReading } from '../../reading.ts'
import { itemOf } from '../body-facts.ts'
import { type Item, readItems } from '../items.ts'
import { readSectionParts } from '../request-parts.ts'
import { readNodes, type XmlNode } from '../xml/nodes.ts'

type Detect = (reading: OperationReading) => Finding[]

/** The bodies of a section against the items that explain them. */
export const bodyDetectors: readonly Detect[] = [repairs, unexplained, respelled]

/** What was repaired in the bodies of an operation, by kind, with every place; and what could not be repaired. */
function repairs(reading: OperationReading): Finding[] {
  const samples = reading.samples.map(({ sample }) => sample).filter(({ form }) => form === 'xml')
  const places = samples.flatMap(sample => sample.repairs.map(repair => ({ repair, clause: sample.clause })))
  const mended = [...groupBy(places, ({ repair }) => repair.what)].map(([what, group]) =>
    tableFinding(
      reading,
      'damage',
      ['xml-repair', what.replaceAll(' ', '-')],
      group.map(({ repair, clause }) => [
        `${repair.what}: ${JSON.stringify(repair.before)} became ${JSON.stringify(repair.after)}`,
        clause,
      ]),
    ),
  )
  const lost = samples
    .filter(({ confidence }) => confidence === 'as-printed')
    .map(({ role, clause }) =>
      tableFinding(
        reading,
        'damage',
        ['xml-not-repairable', role],
        [['nothing tells how to make the body well-formed', clause]],
      ),
    )
  return [...mended, ...lost]
}

interface Explained {
  nodes: XmlNode[]
  items: Item[]
  refersToCreation: boolean
}

/** The bodies that stand in the section itself, with the items below them. */
function explained(reading: OperationReading): Explained[] {
  const { section, samples } = reading
  const { request, response } = readSectionParts(section)
  return ([request.Body, response.Body] as const).flatMap((part, index) => {
    const role = index === 0 ? 'request' : 'response'
    const own = samples.filter(({ sample }) => sample.role === role && sample.clause.section === section.section)
    const blocks = (part?.blocks ?? []).filter(block => block.kind !== 'table' || block.header[0] === 'Item')
    const read = readItems(section, blocks, new LineReadings())
    return own.length === 0 ? [] : [{ ...read, nodes: readNodes(own.map(({ text }) => text)) }]
  })
}

/** Words in the place of a value that no item explains, where the section explains others and refers to no other one. */
function unexplained(reading: OperationReading): Finding[] {
  const refersToOthers = reading.section.lines.some(line =>
    /^Refer to .* for details on the other elements\.$/.test(line),
  )
  return explained(reading).flatMap(({ nodes, items, refersToCreation }) => {
    if (items.length === 0 || refersToCreation || refersToOthers) return []
    return nodes
      .filter(node => node.words.length > 0 && itemOf(node, items) === undefined)
      .map(({ words, at }) =>
        tableFinding(
          reading,
          'omission',
          ['value-not-explained', at],
          [[`nothing explains ${words[0]} at ${at}`, clauseOf(reading.section, `body ${words[0]}`)]],
        ),
      )
  })
}

/** Items that are written otherwise than the word in the body: blanks of a narrow column, case, another name. */
function respelled(reading: OperationReading): Finding[] {
  return explained(reading).flatMap(({ nodes, items }) => {
    const words = nodes.flatMap(node => node.words.map(word => ({ node, word })))
    return items
      .filter(({ tag }) => tag === undefined)
      .flatMap(item => {
        const used = words.filter(({ node }) => itemOf(node, [item]) !== undefined)
        const [first] = used
        if (first === undefined || used.some(({ word }) => word.replace(/\d+$/, '') === item.name)) return []
        const split = item.name.replaceAll(' ', '') === first.word.replace(/\d+$/, '')
        return [
          tableFinding(
            reading,
            split ? 'damage' : 'contradiction',
            [split ? 'item-split' : 'item-spelling', item.name],
            [
              [item.name, clauseOf(reading.section, `item ${item.name}`)],
              [first.word, clauseOf(reading.section, `body ${first.word}`)],
            ],
          ),
        ]
      })
  })
}
