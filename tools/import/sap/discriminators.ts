import type { Operation, Parameter } from '../../model/catalog.ts'
import { pathShape } from './path.ts'

/**
 * What tells operations on one method and path apart: the argument with one fixed value, or, where there is none, the
 * first argument that must be given and that no other of them has.
 */
export function withDiscriminators(operations: readonly Operation[]): Operation[] {
  const keyOf = ({ method, path }: Operation): string => `${method} ${pathShape(path)}`
  return operations.map(operation => {
    const others = operations.filter(other => other !== operation && keyOf(other) === keyOf(operation))
    const discriminator = others.length === 0 ? undefined : discriminatorOf(operation, others)
    if (discriminator === undefined) return operation
    const { id, title, method, path, ...rest } = operation
    return { id, title, method, path, discriminator, ...rest }
  })
}

function discriminatorOf(
  { parameters }: Operation,
  others: readonly Operation[],
): Operation['discriminator'] | undefined {
  const known = parameters.filter(isArgument)
  const fixed = known.find(({ values }) => values?.length === 1)
  if (fixed?.values !== undefined) return { in: fixed.in, name: fixed.name, value: fixed.values[0] as string }
  const own = known.find(
    ({ name, presence }) =>
      presence !== 'optional' && !others.some(other => other.parameters.some(parameter => parameter.name === name)),
  )
  return own === undefined ? undefined : { in: own.in, name: own.name }
}

function isArgument(parameter: Parameter): parameter is Parameter & { in: 'query' | 'form' } {
  return parameter.in === 'query' || parameter.in === 'form'
}
