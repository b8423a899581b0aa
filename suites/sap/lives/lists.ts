import type { CheckContext } from '../../../tools/model/check.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { ask } from '../requests.ts'
import { findAll, rootOf } from '../xml.ts'

export type Query = Readonly<Record<string, string>>

/** Rows of a list, whose root must be the one that the manual shows. */
export async function listOf(
  t: CheckContext,
  operation: string,
  way: [root: string, row: string],
  query: Query,
): Promise<XmlElement[]> {
  const root = rootOf(t.prepared(await ask(t, operation, { query }), 200))
  t.expect(root?.name, 'the root').toBe(way[0])
  return findAll(root, way[1])
}

export function nameOf({ attributes }: XmlElement): string {
  return attributes.name ?? ''
}
