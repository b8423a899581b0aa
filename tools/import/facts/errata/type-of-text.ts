import type { DataType } from '../../../model/catalog.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { plainText } from '../plain-text.ts'
import { readFacts } from '../read-facts.ts'

/** Sentences that say what kind of thing a value is, and the types that can hold it. */
const kinds: readonly (readonly [RegExp, string, readonly DataType[]])[] = [
  [/^(?:A list of|One or more \S+(?: \S+)? ?(?:objects|attachments)\b|A \w+s object\.)/, 'a list', ['array']],
  [
    /^(?:Metadata |One or more (?:\w+ )?|A? ?[Ss]et of )?(?:metadata )?key(?:\/| and )value pairs\b/i,
    'a map',
    ['dict', 'object'],
  ],
  [/^A dictionary representation\b/, 'an object', ['dict', 'object']],
  [/^(?:The (?:minimum|maximum) number|Number of lines)\b/, 'a number', ['integer', 'number']],
  [/^Specify the \w+ size in GB\b/, 'a number', ['integer', 'number']],
  [/\bSpecify sequential values, starting from 0\b/, 'a number', ['integer', 'number']],
  [/^(?:Set to True\b|Only "(?:true|false)" can be specified)/, 'true or false', ['boolean']],
]

/** Types of the type column that cannot hold what the row's own text describes. */
export const detectTypeOfText: TableDetector = ({ operations }) =>
  operations.flatMap(({ operation, entries }) =>
    entries.flatMap((entry): Finding[] => {
      const { type, name } = readFacts(entry)
      const said = kinds.find(([pattern]) => pattern.test(plainText(entry.text)))
      if (type === undefined || said === undefined || said[2].includes(type)) return []
      return [
        {
          key: `type-against-text:${shortId(operation.id)}:${name}`,
          kind: 'contradiction',
          operations: [operation.id],
          readings: [
            { reading: `${name}: ${entry.type.trim()} (column of types)`, clause: entry.clause },
            { reading: `${name}: ${said[1]} (description)`, clause: entry.clause },
          ],
        },
      ]
    }),
  )
