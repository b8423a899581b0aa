import type { CatalogChapter } from '../../../model/catalog.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector, TableEvidence } from '../../errata/table-detectors.ts'

/** Error codes of chapters against those of others, and against what the chapter can do. */
export const chapterCodeDetectors: readonly TableDetector[] = [otherCodes, faultsOfOtherActions]

/** Chapters of one service that list other error codes than its first one. */
function otherCodes({ catalog }: TableEvidence): Finding[] {
  const [first, ...others] = catalog.chapters
  return others.flatMap(chapter => {
    if (first === undefined || !isOwn(chapter) || printed(chapter) === printed(first)) return []
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

/** Faults such as `resizeNotAllowed` in a chapter none of whose operations does that. */
function faultsOfOtherActions({ catalog, service }: TableEvidence): Finding[] {
  if (service === 'import-export' || service === 'sap') return []
  return catalog.chapters.filter(isOwn).flatMap(chapter => {
    const operations = catalog.operations.filter(({ clause }) => clause.section.startsWith(`${chapter.section}.`))
    return chapter.errorCodes.flatMap(({ fault = '', clause }) => {
      const action = /^([a-z]+)NotAllowed$/.exec(fault)?.[1]
      if (action === undefined || operations.some(({ title }) => title.toLowerCase().includes(action))) return []
      return [
        {
          key: `fault-of-other-action:${chapter.section}:${fault}`,
          kind: 'contradiction' as const,
          operations: operations.map(({ id }) => id),
          readings: [
            { reading: fault, clause },
            { reading: `no operation to ${action}`, clause: chapter.clause },
          ],
        },
      ]
    })
  })
}

/** A chapter may show the codes of another one. */
function isOwn({ errorCodes, section }: CatalogChapter): boolean {
  return errorCodes[0]?.clause.section.startsWith(`${section}.`) === true
}

function printed({ errorCodes }: CatalogChapter): string {
  return errorCodes.map(({ code, faults, fault }) => [code, ...(faults ?? (fault ? [fault] : []))].join(' ')).join(', ')
}
