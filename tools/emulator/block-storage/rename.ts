import type { JsonObject } from '../rest/json-members.ts'
import { readText } from './fields.ts'

/**
 * Gives a volume or a snapshot a new name, description or both; what is not named stays (§2.1.6.18, §2.4.6.6).
 * @throws {Problem} 400
 */
export function rename(resource: { name: string | null; description: string | null }, given: JsonObject): void {
  const [name, description] = [readText(given, 'name'), readText(given, 'description')]
  if (name !== undefined) resource.name = name
  if (description !== undefined) resource.description = description
}
