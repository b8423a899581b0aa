import type { Reference } from './directory.ts'
import type { Fields } from './fields.ts'

/**
 * How a request names a user or a project: `{"id"}`, or `{"name","domain":{"id"|"name"}}`.
 * @throws {Problem} 400 when it names nothing
 */
export function readReference(fields: Fields): Reference {
  const id = fields.optionalString('id')
  if (id !== undefined) return { id }
  const name = fields.string('name')
  const domain = fields.object('domain')
  const domainId = domain.optionalString('id')
  return { name, domain: domainId === undefined ? { name: domain.string('name') } : { id: domainId } }
}
