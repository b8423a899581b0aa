import { about, type JioDetector } from './detector.ts'

/**
 * Actions that only a sentence names: the member of the body is inferred. `action-named-elsewhere` where another row, or
 * the same operation of another document, has that member; `action-not-named` where only custom knows it.
 */
export const detectActions: JioDetector = ({ readings, others }) => {
  const named = [
    ...readings.map(({ operation }) => operation).filter(({ discriminator }) => !discriminator?.inferred),
    ...others
      .flatMap(({ operations }) => operations)
      .filter(({ id }) => readings.some(({ operation }) => operation.id === id)),
  ]
  return readings.flatMap(reading => {
    const { operation, row } = reading
    const { method, path, discriminator } = operation
    if (discriminator === undefined)
      return method === 'POST' && path.endsWith('/action')
        ? [about(reading, 'omission', 'actions-not-told-apart', 'one row for several actions')]
        : []
    if (!discriminator.inferred) return []
    const elsewhere = named.find(other => other.discriminator?.name === discriminator.name)
    const said = `says only: ${row.method} ${path}`
    return elsewhere === undefined
      ? [about(reading, 'omission', 'action-not-named', said, `the body has ${discriminator.name}`)]
      : [
          about(reading, 'omission', 'action-named-elsewhere', said, [
            `the body has ${discriminator.name}`,
            elsewhere.clause,
          ]),
        ]
  })
}
