import { fault } from '../rest/fault.ts'
import { isObject } from '../rest/json-members.ts'

/** The security groups that every project has; the emulator has no service to make others. */
export const securityGroupNames: ReadonlySet<string> = new Set(['default', 'web'])

/**
 * Names of the security groups that a request wants; `default` where it names none (§1.2.6.2).
 * @throws {Problem} 400 unless they are objects with the names of groups that exist.
 */
export function readSecurityGroups(value: unknown): string[] {
  if (value === undefined || value === null) return ['default']
  if (!Array.isArray(value)) throw fault(400, 'Malformed request body: security_groups must be a list')
  const names = value.map(given => {
    const name = isObject(given) ? given.name : undefined
    if (typeof name !== 'string') throw fault(400, 'Malformed request body: a security group has a name')
    if (!securityGroupNames.has(name)) throw fault(400, `Security group ${name} not found for project.`)
    return name
  })
  return names.length === 0 ? ['default'] : [...new Set(names)]
}
