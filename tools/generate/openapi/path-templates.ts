import type { Operation } from '../../model/catalog.ts'

/** Names of the variables of a path, in order. */
export function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1] ?? '')
}

/**
 * Groups operations by path. OpenAPI forbids two paths that differ only in the names of their variables: they stand
 * under the one that the document has first.
 */
export function byTemplate(operations: readonly Operation[]): Map<string, Operation[]> {
  const first = new Map<string, string>()
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) {
    const form = operation.path.replace(/\{[^}]+\}/g, '{}')
    const path = first.get(form) ?? operation.path
    first.set(form, path)
    const group = groups.get(path)
    if (group === undefined) groups.set(path, [operation])
    else group.push(operation)
  }
  return groups
}
