import type { Cardinality, DataType, Operation, Parameter, ServiceCatalog } from '../../model/catalog.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { readCardinality, readDataType } from '../operation/field.ts'
import { type Adjudication, adjudicationsPath } from './adjudications.ts'
import { compileKey } from './compile-key.ts'

/** What an adjudication puts in place of what is printed, in every operation that has the item. */
export interface Correction {
  in: 'path' | 'query' | 'header' | 'body' | 'form' | 'response-header' | 'element' | 'operation'
  /** Name, with `*` for any text; of an element with its parent's: `errors.object`; of an operation its id. */
  name: string
  /** Id of the operations that it is meant for, with `*` for any text; all where absent. */
  operation?: string
  /** Of an operation. */
  path?: string
  /** Of an operation. */
  title?: string
  /** Where a parameter belongs instead. */
  to?: Parameter['in']
  /** Place in the body; see `Parameter.at`. */
  at?: string
  /** How the name is spelt. */
  spelled?: string
  type?: string
  presence?: 'required' | 'optional'
  values?: string[]
  default?: string
  /** As the manual would print it; `printed` in the catalog stays what the manual printed, or is empty. */
  cardinality?: string
  children?: string[]
}

interface Item {
  name: string
  in?: Parameter['in']
  at?: string
  type?: DataType | string
  presence?: 'required' | 'optional'
  values?: string[]
  default?: string
  cardinality?: Cardinality
  children?: string[]
}

/**
 * The catalog as decided.
 * @throws {ConformanceError} `IMPORT_ADJUDICATION` when a correction changes nothing, or is itself malformed.
 */
export function correctCatalog(catalog: ServiceCatalog, adjudications: readonly Adjudication[]): ServiceCatalog {
  return { ...catalog, operations: correctOperations(catalog.service, catalog.operations, adjudications) }
}

/**
 * The same of operations alone.
 * @param name of the adjudications.
 */
export function correctOperations(
  name: string,
  operations: readonly Operation[],
  adjudications: readonly Adjudication[],
): Operation[] {
  let decided = [...operations]
  for (const row of adjudications)
    for (const correction of row.corrects ?? []) {
      const before = JSON.stringify(decided)
      decided = decided.map(operation => correctOperation(operation, correction))
      if (JSON.stringify(decided) === before)
        throw new ConformanceError(
          'IMPORT_ADJUDICATION',
          `${row.id} corrects nothing: ${correction.in} ${correction.name}`,
          {
            where: adjudicationsPath(name),
            next: 'remove the correction, or name the item as the catalog does',
          },
        )
    }
  return decided
}

function correctOperation(operation: Operation, correction: Correction): Operation {
  const { test } = compileKey(correction.name)
  if (!compileKey(correction.operation ?? '*').test(operation.id)) return operation
  if (correction.in === 'operation') {
    const { title = operation.title } = correction
    return test(operation.id) ? { ...withPath(operation, correction), title } : operation
  }
  const change = <T extends Item>(item: T, name: string): T => (test(name) ? corrected(item, correction) : item)
  if (correction.in === 'response-header')
    return { ...operation, responseHeaders: operation.responseHeaders.map(item => change(item, item.name)) }
  if (correction.in === 'element')
    return {
      ...operation,
      responseElements: operation.responseElements.map(item => change(item, `${item.parent}.${item.name}`)),
    }
  return {
    ...operation,
    parameters: operation.parameters.map(item => (item.in === correction.in ? change(item, item.name) : item)),
  }
}

/** Another path has other parameters: those that both have stay as they are. */
function withPath(operation: Operation, { path = operation.path }: Correction): Operation {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
  const { clause, parameters } = operation
  const known = new Map(parameters.filter(item => item.in === 'path').map(item => [item.name, item]))
  const inPath = names.map((name): Parameter => known.get(name) ?? { name, in: 'path', clause })
  return { ...operation, path, parameters: [...inPath, ...parameters.filter(item => item.in !== 'path')] }
}

function corrected<T extends Item>(item: T, { type, cardinality, spelled, to, ...correction }: Correction): T {
  const { at, presence, values, default: taken, children } = correction
  const plain = { name: spelled, in: to, at, presence, values, default: taken, children }
  const changes: Partial<Item> = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  if (type !== undefined) changes.type = readDataType(type) ?? unknown(type)
  if (cardinality !== undefined) {
    const { min, max } = readCardinality(cardinality) ?? unknown(cardinality)
    changes.cardinality = { min, max, printed: item.cardinality?.printed ?? '' }
  }
  // `clause` stays last, as in an item that needs no correction.
  const { clause, ...rest } = { ...item, ...changes } as T & { clause: unknown }
  return { ...rest, clause } as unknown as T
}

function unknown(text: string): never {
  throw new ConformanceError('IMPORT_ADJUDICATION', `"${text}" is no type and no cardinality`)
}
