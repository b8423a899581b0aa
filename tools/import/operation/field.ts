import type { Cardinality, DataType } from '../../model/catalog.ts'

/** A parameter, header or element as its entry prints it. */
export interface Field {
  group: FieldGroup
  name: string
  /** Data type as printed; absent where the entry has no table. */
  type?: string
  cardinality?: Cardinality
  parent: string | null
  children: string[]
  /** The sentences of the entry; read for facts, never committed. */
  text: string
}

export type FieldGroup =
  | 'request header'
  | 'request parameter'
  | 'query parameter'
  | 'response header'
  | 'response element'

const types: Readonly<Record<string, DataType>> = {
  string: 'string',
  int: 'integer',
  integer: 'integer',
  boolean: 'boolean',
  bool: 'boolean',
  datetime: 'datetime',
  uuid: 'uuid',
  char: 'char',
  dict: 'dict',
  array: 'array',
  object: 'object',
}

/** The normalised type; undefined for a word that is no type. */
export function readDataType(printed: string): DataType | undefined {
  return types[printed.toLowerCase()]
}

/** True for a cardinality that lost its upper bound: `0..`. */
export function isDamagedCardinality(cardinality: Cardinality): boolean {
  return /^\d+\.\.$/.test(cardinality.printed)
}

/** Reads `1..1`, `0..n`, `0..*`; a lost upper bound (`0..`) reads as unbounded and is reported as damage elsewhere. */
export function readCardinality(printed: string): Cardinality | undefined {
  const [, min, max] = /^(\d+)\.\.(\d+|n|\*|)$/.exec(printed) ?? []
  if (min === undefined || max === undefined) return undefined
  return { min: Number(min), max: /^\d+$/.test(max) ? Number(max) : null, printed }
}

/** `X-Object-Meta-name` stands for a family of headers: `X-Object-Meta-{name}`. */
export function familyName(name: string): string | undefined {
  return /^X-.+-name$/.test(name) ? name.replace(/name$/, '{name}') : undefined
}

/** The values that an entry's sentences allow, and the default they name. */
export function readValues(name: string, text: string): { values?: string[]; default?: string } {
  const list =
    /Valid values: ([^.]+)\./.exec(text)?.[1] ??
    /^([a-z]+\/[a-z]+(?:,? (?:and )?[a-z]+\/[a-z]+)*) can be set\./m.exec(text)?.[1] ??
    /^Specify ([a-z]+\/[a-z]+)\./m.exec(text)?.[1]
  const assigned = [...text.matchAll(new RegExp(`(?<![\\w-])${name}(?:=|: )([a-z]+)(?![\\w-])`, 'g'))].map(
    match => match[1] as string,
  )
  const values = list?.split(/, and |, | and /).map(value => value.trim()) ?? [...new Set(assigned)]
  const preset = /[Tt]he default is (\w+)\./.exec(text)?.[1]
  return { ...(values.length > 0 ? { values } : {}), ...(preset === undefined ? {} : { default: preset }) }
}
