import type { DataType } from '../../model/catalog.ts'

/** Types that say no more than a plain one. */
const plain: Readonly<Record<string, DataType>> = {
  string: 'string',
  int: 'integer',
  integer: 'integer',
  bool: 'boolean',
  boolean: 'boolean',
  uuid: 'uuid',
  datetime: 'datetime',
  dict: 'dict',
  list: 'array',
  array: 'array',
}

/** Types with a name of their own that stand for a plain one. */
const named: Readonly<Record<string, DataType>> = { hash: 'dict', anyuri: 'string' }

/** Sentences that name the type where the column does not. */
const sentences: readonly (readonly [RegExp, DataType])[] = [
  [/\bintegers? (?:starting|greater)\b/i, 'integer'],
  [/\bnumber (?:of|with) up to one decimal place\b/i, 'number'],
  [/\bnumber from \d+ to \d+/i, 'number'],
  [/^A string\./, 'string'],
  [/\b(?:string|value) of up to \d+ characters\b/i, 'string'],
  [/\bfrom \d+ to \d+ characters\b/, 'string'],
  [/^UUID$/, 'uuid'],
]

export interface TypeFacts {
  type?: DataType
  printedType?: string
}

/**
 * The type that the column prints, without its presence; where the column is empty or has a name that stands for no
 * plain type, the one that the text names.
 */
export function readType(column: string, text: string): TypeFacts {
  const printed = column.replace(/\s*\([^)]*\)/g, '').trim()
  const key = printed.toLowerCase()
  const known = plain[key]
  if (known !== undefined) return { type: known }
  const type = named[key] ?? sentences.find(([pattern]) => pattern.test(text))?.[1]
  return { ...(type === undefined ? {} : { type }), ...(printed === '' ? {} : { printedType: printed }) }
}
