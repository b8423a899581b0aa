import type { Condition } from '../../model/catalog.ts'
import { condition } from './condition.ts'

export interface PresenceFacts {
  presence?: 'required' | 'optional'
  conditions?: Condition[]
}

/** Sentences that say whether a parameter must be sent; the first that fits decides. */
const presences: readonly (readonly [RegExp, 'required' | 'optional'])[] = [
  [/\bIf omitted, an error will occur\b/, 'required'],
  [/\(required\)/i, 'required'],
  [/\(optional\)/i, 'optional'],
  [/\bIf (?:this item is )?(?:omitted|not specified|not provided)\b/, 'optional'],
  [/\bIf you omit this attribute\b/, 'optional'],
  [/\bOmit this attribute to\b/, 'optional'],
]

type Reading = (...groups: string[]) => Condition[]

const administrator = { note: 'the caller is the system administrator' }
const anybodyElse = { note: 'the caller is anybody else' }

/** Sentences that say when that changes. */
const sentences: readonly (readonly [RegExp, Reading])[] = [
  [/\bRequired if you omit the (\S+) attribute\b/, parameter => [condition('required', 'absent', { parameter })]],
  [
    /\bmust be specified when "([^"]+)" is specified for (\w+)/,
    (value, parameter) => [condition('required', 'equals', { parameter, value })],
  ],
  [
    /\bIf "([^"]+)" was specified for (\w+), this item will be ignored\b/,
    (value, parameter) => [condition('ignored', 'equals', { parameter, value })],
  ],
  [
    /\bIf "([^"]+)" was specified for (\w+), and this item is omitted\b/,
    (value, parameter) => [condition('optional', 'equals', { parameter, value })],
  ],
  [
    /\bIf "([^"]+)" is specified for the "(\w+)" parameter, you must specify "([^"]+)"/,
    (value, parameter, own) => [
      condition('required', 'equals', { parameter, value, note: `the value is then ${own}` }),
    ],
  ],
  [/\bRequired to ([^.]+)\./, purpose => [condition('required', 'other', { note: `needed to ${purpose}` })]],
  [
    /\bMandatory when .*executed by the system administrator, ignored when executed by other users\b/,
    () => [condition('required', 'other', administrator), condition('ignored', 'other', anybodyElse)],
  ],
  [
    /\bmust be specified when the system administrator uses the API\. Users cannot specify\b/,
    () => [condition('required', 'other', administrator), condition('forbidden', 'other', anybodyElse)],
  ],
]

/** `Int (Optional if snapshot_id is specified)` */
const conditionalColumn = /\(Optional if (\w+) is specified\)/i

/**
 * Whether a parameter must be sent: what its columns print in brackets, else what its sentences say.
 * @param columns the name and the type as printed.
 */
export function readPresence(columns: string, text: string): PresenceFacts {
  const [, present] = conditionalColumn.exec(columns) ?? []
  const printed = /\((optional|required)\)/i.exec(columns)?.[1]?.toLowerCase() as PresenceFacts['presence']
  const presence = present === undefined ? (printed ?? presenceOfText(text)) : 'required'
  const conditions = [
    ...(present === undefined ? [] : [condition('optional', 'present', { parameter: present })]),
    ...sentences.flatMap(([pattern, read]) => {
      const match = pattern.exec(text)
      return match === null ? [] : read(...match.slice(1))
    }),
  ]
  return {
    ...(presence === undefined ? {} : { presence }),
    ...(conditions.length === 0 ? {} : { conditions }),
  }
}

/** What the sentences alone say. */
function presenceOfText(text: string): PresenceFacts['presence'] {
  return presences.find(([pattern]) => pattern.test(text))?.[1]
}
