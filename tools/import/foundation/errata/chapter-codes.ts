import type { CatalogChapter } from '../../../model/catalog.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector, TableEvidence } from '../../errata/table-detectors.ts'

/** Chapters of one service that list other error codes than its first one. */
export const chapterCodeDetectors: readonly TableDetector[] = [otherCodes]

function otherCodes({ catalog }: TableEvidence): Finding[] {
  const [first, ...others] = catalog.chapters
  return others.flatMap(chapter => {
    const own = chapter.errorCodes[0]?.clause.section.startsWith(`${chapter.section}.`)
    if (first === undefined || own !== true || printed(chapter) === printed(first)) return []
    return [
      {
        key: `chapter-codes:${chapter.section}`,
        kind: 'contradiction',
        operations: catalog.operations
          .filter(({ clause }) => clause.section.startsWith(`${chapter.section}.`))
          .map(({ id }) => id),
        readings: [first, chapter].map(each => ({
          reading: printed(each),
          clause: { ...(each.errorCodes[0]?.clause ?? each.clause), detail: 'error codes' },
        })),
      },
    ]
  })
}

function printed({ errorCodes }: CatalogChapter): string {
  return errorCodes.map(({ code, faults, fault }) => [code, ...(faults ?? (fault ? [fault] : []))].join(' ')).join(', ')
}
