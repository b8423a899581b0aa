import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { documentNames } from '../parts/clause-link.ts'
import { clauseSection } from '../parts/clause-section.ts'
import { scrolling } from '../parts/section.ts'
import { type ChapterIndex, clauseIndex, type SectionIndex } from '../reference/clause-index.ts'
import { paths } from '../reference/paths.ts'

/** From a place of a document to everything that rests on it: an index, and a page for each chapter. */
export const clausePages: PageType = site => {
  const chapters = clauseIndex(site)
  return [
    {
      path: paths.clauses,
      title: 'Clauses',
      description: 'From a section of a document to its operations, facts, samples, checks and errata.',
      section: 'clauses',
      body: view => overview(chapters, view),
    },
    ...chapters.map(chapter => ({
      path: pathOf(chapter),
      title: chapterTitle(chapter),
      description: `What the spec and the suites make of ${chapterTitle(chapter)}.`,
      section: 'clauses' as const,
      trail: [{ title: 'Clauses', path: paths.clauses }],
      body: (view: PageView) => chapterBody(chapter, view),
    })),
  ]
}

function pathOf({ document, chapter }: ChapterIndex): string {
  return paths.chapter({ document, section: chapter })
}

function chapterTitle({ document, chapter, title }: ChapterIndex): string {
  return `${documentNames[document]}, §${chapter}${title === '' ? '' : ` ${title}`}`
}

function overview(chapters: readonly ChapterIndex[], { link }: PageView): Markup {
  return html`<h1>Clauses</h1><p class="lead">A clause is the smallest place of a document that can be cited. Each section leads to what rests on it: facts to the checks that exercise them, checks to their verdicts.</p>
${[...groupBy(chapters, ({ document }) => document)].map(
  ([document, own]) =>
    html`<h2>${documentNames[document]}</h2>${scrolling(
      `Chapters of ${documentNames[document]}`,
      html`<table class="matrix"><thead><tr><th scope="col">Chapter</th>${columns(own).map(([title]) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead><tbody>${own.map(
        chapter =>
          html`<tr><th scope="row"><a href="${link(pathOf(chapter))}">§${chapter.chapter} ${chapter.title}</a></th>${columns(own).map(([, of]) => html`<td class="number">${of(chapter)}</td>`)}</tr>`,
      )}</tbody></table>`,
    )}`,
)}`
}

type Column = [title: string, of: (chapter: ChapterIndex) => number | string]

/** What is counted; a document that has nothing of a kind has no column of it. */
function columns(chapters: readonly ChapterIndex[]): Column[] {
  const sum = (of: (section: SectionIndex) => readonly unknown[]) => (chapter: ChapterIndex) =>
    new Set(chapter.sections.flatMap(of)).size
  const all: Column[] = [
    ['Sections', ({ sections }) => sections.length],
    ['Operations', sum(({ operations }) => operations)],
    ['Rows', sum(({ rows }) => rows)],
    ['Facts', sum(({ facts }) => facts)],
    ['Facts judged', sum(({ facts }) => facts.filter(({ reason }) => reason === undefined))],
    ['Checks', sum(({ checks }) => checks.map(({ check }) => check))],
    ['Samples', sum(({ samples }) => samples)],
    ['Errata', sum(({ errata }) => errata)],
  ]
  return all.filter(([, of]) => chapters.some(chapter => of(chapter) !== 0))
}

function chapterBody(chapter: ChapterIndex, view: PageView): Markup {
  return html`<h1>${chapterTitle(chapter)}</h1>
${chapter.sections.map(section => clauseSection(section, view))}`
}
