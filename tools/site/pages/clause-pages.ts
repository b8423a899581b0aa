import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { documentNames } from '../parts/clause-link.ts'
import { operationLink } from '../parts/operation/head.ts'
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

function chapterTitle({ document, chapter }: ChapterIndex): string {
  return `${documentNames[document]}, §${chapter}`
}

function overview(chapters: readonly ChapterIndex[], { link }: PageView): Markup {
  return html`<h1>Clauses</h1><p class="lead">A clause is the smallest place of a document that can be cited. Each section leads to what rests on it; a check is traced from there to its verdict.</p>
${[...groupBy(chapters, ({ document }) => document)].map(
  ([document, own]) =>
    html`<h2>${documentNames[document]}</h2>${scrolling(
      `Chapters of ${documentNames[document]}`,
      html`<table class="matrix"><thead><tr><th scope="col">Chapter</th><th scope="col" class="number">Sections</th><th scope="col" class="number">Operations</th><th scope="col" class="number">Facts judged</th><th scope="col" class="number">Checks</th><th scope="col" class="number">Samples</th><th scope="col" class="number">Errata</th></tr></thead><tbody>${own.map(chapter => chapterRow(chapter, link))}</tbody></table>`,
    )}`,
)}`
}

function chapterRow(chapter: ChapterIndex, link: PageView['link']): Markup {
  const { sections } = chapter
  const sum = (of: (section: SectionIndex) => number): number =>
    sections.reduce((total, section) => total + of(section), 0)
  const documented = sum(({ facts }) => facts.documented)
  return html`<tr><th scope="row"><a href="${link(pathOf(chapter))}">§${chapter.chapter}</a></th><td class="number">${sections.length}</td><td class="number">${sum(({ operations }) => operations.length)}</td><td class="number">${documented === 0 ? '–' : `${sum(({ facts }) => facts.judged)} of ${documented}`}</td><td class="number">${new Set(sections.flatMap(({ checks }) => checks.map(({ check }) => check))).size}</td><td class="number">${sum(({ samples }) => samples.length)}</td><td class="number">${new Set(sections.flatMap(({ errata }) => errata)).size}</td></tr>`
}

function chapterBody(chapter: ChapterIndex, view: PageView): Markup {
  return html`<h1>${chapterTitle(chapter)}</h1>
${chapter.sections.map(section => sectionBody(section, view))}`
}

function sectionBody(
  { section, page, operations, checks, samples, errata, facts }: SectionIndex,
  view: PageView,
): Markup {
  return html`<section class="clause-entry"><h2 id="${section}"><a class="self" href="#${section}">§${section}</a>${page === undefined ? '' : html` <span class="count">p. ${page}</span>`}</h2>
${operations.length === 0 ? '' : html`<ul class="op-list">${operations.map(entry => html`<li>${operationLink(entry, view)} <code class="quiet">${entry.operation.id}</code></li>`)}</ul>`}
<p class="quiet">${[facts.documented === 0 ? '' : `${facts.judged} of ${facts.documented} facts judged`, samples.length === 0 ? '' : `${samples.length} samples`].filter(words => words !== '').join(' · ')}</p>
${checks.length === 0 ? '' : html`<details><summary>${checks.length} checks</summary><ul class="plain">${checks.map(({ entry, check, details }) => html`<li><a href="${view.link(paths.check(entry, check))}">${check.title}</a>${details.length === 0 ? '' : html` <span class="quiet">${details.join('; ')}</span>`}</li>`)}</ul></details>`}
${errata.length === 0 ? '' : html`<details><summary>${errata.length} errata</summary><ul class="plain">${errata.map(({ id }) => html`<li><a href="${view.link(paths.erratum(id))}"><code>${id}</code></a></li>`)}</ul></details>`}</section>`
}
