import type { Finding } from '../../errata/finding.ts'
import { shapeOf } from '../../rst/assign-rows.ts'
import type { JioGroupReading, JioReading } from '../operations.ts'
import { about, type JioDetector } from './detector.ts'

/** Groups and rows that come again, or differ from the table of contents and from their own title. */
export const detectRepeated: JioDetector = ({ parts, readings }) => {
  const groups = parts.flatMap(part => part.groups)
  return [
    ...groups.flatMap((group, index) => [...repeatedGroup(group, groups.slice(0, index)), ...contentsOf(group)]),
    ...readings.flatMap((reading, index) => {
      const other = readings.slice(0, index).find(earlier => repeats(earlier, reading))
      return other === undefined
        ? []
        : [about(reading, 'contradiction', 'row-again', 'described here', ['described there', other.operation.clause])]
    }),
    ...groups
      .filter(
        ({ group, readings: own }) =>
          /\bdefault\b/i.test(group.title) && own.every(({ path }) => !path.path.includes('default')),
      )
      .map(
        ({ section, clause, group, readings: own }): Finding => ({
          key: `default-not-in-path:${section}`,
          kind: 'contradiction',
          operations: own.map(({ operation }) => operation.id),
          readings: [
            { reading: group.title, clause },
            { reading: own[0]?.operation.path ?? '', clause },
          ],
        }),
      ),
  ]
}

function repeats(earlier: JioReading, later: JioReading): boolean {
  const keyOf = ({ row, operation: { id, method, path } }: JioReading): string =>
    [id.split('.')[0], method, path, row.description].join(' ')
  return keyOf(earlier) === keyOf(later)
}

function repeatedGroup(group: JioGroupReading, earlier: readonly JioGroupReading[]): Finding[] {
  const operations = group.readings.map(({ operation }) => operation.id)
  const requests = ({ readings }: JioGroupReading): string =>
    readings.map(({ operation: { method, path } }) => `${method} ${shapeOf(path)}`).join()
  const sameTitle = earlier.find(other => other.group.title === group.group.title && !/ API$/.test(group.group.title))
  const sameRows = earlier.find(other => group.readings.length > 2 && requests(other) === requests(group))
  const finding = (key: string, reading: string, other: JioGroupReading): Finding => ({
    key: `${key}:${group.section}`,
    kind: 'contradiction',
    operations,
    readings: [
      { reading, clause: group.clause },
      { reading, clause: other.clause },
    ],
  })
  return [
    ...(sameTitle === undefined || sameTitle.section.split('.')[0] !== group.section.split('.')[0]
      ? []
      : [finding('title-again', `the group is called ${group.group.title}`, sameTitle)]),
    ...(sameRows === undefined ? [] : [finding('group-again', `rows of ${sameRows.group.title}`, sameRows)]),
  ]
}

/** A group's heading and page against the table of contents. */
function contentsOf({ group, section, clause, readings }: JioGroupReading): Finding[] {
  const operations = readings.map(({ operation }) => operation.id)
  const { title, page } = group.contents
  const finding = (head: string, kind: Finding['kind'], there: string, here: string): Finding => ({
    key: `${head}:${section}`,
    kind,
    operations,
    readings: [
      { reading: there, clause: { ...clause, detail: 'table of contents' } },
      { reading: here, clause },
    ],
  })
  return [
    ...(title === group.title ? [] : [finding('contents-title', 'contradiction', title, group.title)]),
    ...(page === group.page
      ? []
      : [
          finding(
            'contents-page',
            page === undefined ? 'omission' : 'contradiction',
            `page ${page ?? 'missing'}`,
            `page ${group.page}`,
          ),
        ]),
  ]
}
