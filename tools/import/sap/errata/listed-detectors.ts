import type { Finding } from '../../errata/finding.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { OperationReading } from '../../reading.ts'
import { pathShape } from '../path.ts'
import { sameTitle } from '../titles.ts'

type Detect = (reading: OperationReading) => Finding[]

/** The rows that list an operation against its section. */
export const listedDetectors: readonly Detect[] = [titles, paths, printedPaths]

/** `title`: another thing is meant; `title-wording`: the same one in other words. */
function titles(reading: OperationReading): Finding[] {
  const { section, operation } = reading
  const others = reading.listed.filter(({ endpoint }) => endpoint.title !== section.title)
  return others.map(({ endpoint: { title }, clause }) =>
    tableFinding(
      reading,
      'contradiction',
      [sameTitle(title, section.title) ? 'title-wording' : 'title', `§${clause.section}`],
      [
        [section.title, operation.clause],
        [title, clause],
      ],
    ),
  )
}

/** `path`: another path; `path-name`: another name for what stands in it. */
function paths(reading: OperationReading): Finding[] {
  const { path, clause: own } = reading.operation
  return reading.listed
    .filter(({ endpoint }) => endpoint.path !== path)
    .map(({ endpoint, clause }) =>
      tableFinding(
        reading,
        'contradiction',
        [pathShape(endpoint.path) === pathShape(path) ? 'path-name' : 'path', `§${clause.section}`],
        [
          [path, { ...own, detail: 'path' }],
          [endpoint.path, clause],
        ],
      ),
    )
}

/** Damage inside of a printed path or method, and values that nothing sets off from the rest of the path. */
function printedPaths(reading: OperationReading): Finding[] {
  const { endpoint, listed, operation } = reading
  const own = { ...operation.clause, detail: 'path' }
  const damaged = [{ endpoint, clause: own }, ...listed].filter(row => /\/\|?_/.test(row.endpoint.printed))
  const found = damaged.map(({ endpoint: { printed, path }, clause }) =>
    tableFinding(
      reading,
      'damage',
      ['path-letter', `§${clause.section}`],
      [[`"${printed}" in place of ${path}`, clause]],
    ),
  )
  if (endpoint.printed.startsWith('>'))
    found.push(
      tableFinding(reading, 'damage', ['stray-mark', 'method'], [[endpoint.printed, { ...own, detail: 'method' }]]),
    )
  const plain = [...operation.path.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !endpoint.printed.includes(`*${name}*`))
  if (plain.length > 0)
    found.push(
      tableFinding(
        reading,
        'damage',
        ['path-not-marked'],
        [[`"${endpoint.printed}", in which nothing says that ${plain[0]?.[1]} stands for a value`, own]],
      ),
    )
  return found
}
