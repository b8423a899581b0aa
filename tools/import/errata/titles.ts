import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import { type Detector, type Finding, findingOf } from './finding.ts'

/** Titles and URLs as contents, API list and section print them. */
export const detectTitles: Detector = ({ service }) => service.operations.flatMap(findIn)

function findIn(read: ReadOperation): Finding[] {
  const { section, endpoint, listed, operation } = read
  const findings: Finding[] = []
  const here = clauseOf(section, 'title')
  const list = read.listClause
  if (endpoint.title !== listed.title)
    findings.push(
      findingOf(
        read,
        'contradiction',
        ['title-in-list'],
        [
          [endpoint.title, here],
          [listed.title, list],
        ],
      ),
    )
  const contents = { document: here.document, section: section.section, detail: 'contents' }
  const squeezed = section.title.replace(/\s+/g, '')
  if (section.contentsTitle.replace(/\s+/g, '') !== squeezed)
    findings.push(
      findingOf(
        read,
        'damage',
        ['url-in-contents'],
        [
          [urlOf(section.title), here],
          [urlOf(section.contentsTitle), contents],
        ],
      ),
    )
  if (/\} \{|\}\/ /.test(section.title))
    findings.push(
      findingOf(
        read,
        'damage',
        ['url-blank'],
        [
          [urlOf(section.title), here],
          [operation.path, contents],
        ],
      ),
    )
  if (endpoint.query.join() !== listed.query.join() || hasLostBrace(listed.printed))
    findings.push(
      findingOf(
        read,
        hasLostBrace(listed.printed) ? 'damage' : 'contradiction',
        ['url-in-list'],
        [
          [endpoint.printed, here],
          [listed.printed, list],
        ],
      ),
    )
  return findings
}

function hasLostBrace(printed: string): boolean {
  return /[^{]\?\s?[\w-]+,/.test(printed)
}

/** A title from its method on. */
function urlOf(title: string): string {
  return /(?:GET|HEAD|POST|PUT|DELETE|COPY) .*/.exec(title)?.[0] ?? title
}
