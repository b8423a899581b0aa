import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'

/** Defaults that are none of the values that the same row allows. */
export const detectDefaultOutsideValues: TableDetector = ({ operations }) =>
  operations.flatMap(({ operation }) =>
    operation.parameters.flatMap((parameter): Finding[] => {
      const { name, values, clause } = parameter
      if (values === undefined || parameter.default === undefined || values.includes(parameter.default)) return []
      return [
        {
          key: `default-outside-values:${shortId(operation.id)}:${name}`,
          kind: 'contradiction',
          operations: [operation.id],
          readings: [
            { reading: `${name}: one of ${values.join(', ')}`, clause },
            { reading: `${name}: by default ${parameter.default}`, clause },
          ],
        },
      ]
    }),
  )
