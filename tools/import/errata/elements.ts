import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import { type Detector, type Finding, findingOf } from './finding.ts'

/** Elements whose tables do not agree on who is whose child. */
export const detectElements: Detector = ({ service }) => service.operations.flatMap(findIn)

function findIn(read: ReadOperation): Finding[] {
  const elements = read.operation.responseElements
  return elements.flatMap(({ name, parent, clause }) => {
    const above = elements.find(other => other.name === parent)
    if (parent === null || above?.children.includes(name)) return []
    const other = above?.clause ?? clauseOf(read.section, 'response elements')
    return [
      findingOf(
        read,
        'contradiction',
        ['element-children', `${parent}.${name}`],
        [
          [`${name} is a child of ${parent}`, clause],
          [
            above === undefined
              ? `there is no ${parent}`
              : `${parent} has ${above.children.join(', ') || 'no'} children`,
            other,
          ],
        ],
      ),
    ]
  })
}
