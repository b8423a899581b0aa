import { messages } from './messages.ts'
import type { SapOperation } from './operation.ts'
import { invalid, refuse } from './refusals.ts'
import type { SapArguments } from './sap-arguments.ts'

/** The operations of one method and path: they have roles, project and form of body in common. */
export interface OperationGroup extends Pick<SapOperation, 'roles' | 'anyProject' | 'body'> {
  /**
   * The one that the argument `type` means.
   * @throws {Problem} 400 when all of them have a type and none is named, 412 for one that there is not.
   */
  choose(given: SapArguments): SapOperation
}

/** Groups by path and method, as a route table wants them. */
export function groupOperations(
  operations: readonly SapOperation[],
): Readonly<Record<string, Readonly<Record<string, OperationGroup>>>> {
  const routes: Record<string, Record<string, OperationGroup>> = {}
  for (const { method, path } of operations) {
    const members = operations.filter(other => other.method === method && sameShape(other.path, path))
    const shape = members[0]?.path ?? path
    routes[shape] = { ...routes[shape], [method]: groupOf(members) }
  }
  return routes
}

/** `/server_images/{image}` and `/server_images/{snapshot}` are one path. */
function sameShape(one: string, other: string): boolean {
  return shapeOf(one) === shapeOf(other)
}

function shapeOf(path: string): string {
  return path.replace(/\{\w+\}/g, '{}')
}

function groupOf(members: readonly SapOperation[]): OperationGroup {
  const first = members[0] as SapOperation
  return {
    roles: first.roles,
    ...(first.anyProject === undefined ? {} : { anyProject: first.anyProject }),
    ...(first.body === undefined ? {} : { body: first.body }),
    choose: given => {
      const only = members.length === 1 && first.type === undefined ? first : undefined
      if (only !== undefined) return only
      const type = given.optional('type')
      const found = members.find(member => member.type === type)
      if (found !== undefined) return found
      throw type === undefined ? refuse(messages.required, 'type') : invalid('type')
    },
  }
}
