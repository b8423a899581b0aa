import type { JsonObject } from '../rest/json-members.ts'
import { readText } from './fields.ts'

/**
 * Gives a volume or a snapshot a new name, description or both; what is not named stays (§2.1.6.18, §2.4.6.6).
 * Clients of Cinder still say `display_name` and `display_description`, as its first version did.
 * @throws {Problem} 400
 */
export function rename(resource: { name: string | null; description: string | null }, given: JsonObject): void {
  const read = (member: string): string | null | undefined =>
    readText(given, given[member] === undefined ? `display_${member}` : member)
  const [name, description] = [read('name'), read('description')]
  if (name !== undefined) resource.name = name
  if (description !== undefined) resource.description = description
}
