import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import { type Guide, guides } from '../guides.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { renderMarkdown } from '../parts/markdown.ts'
import { paths } from '../reference/paths.ts'

/** The guides: an overview, and a page for each text of the repository. */
export const guidePages: PageType = ({ root }) => {
  const there = guides.filter(({ file }) => existsSync(join(root, file)))
  return [
    {
      path: paths.guides,
      title: 'Guides',
      description: 'How to run the suites, read a verdict, and work on them.',
      section: 'guides',
      sidebar: sidebar(there),
      body: view => overview(there, view),
    },
    ...there.map(guide => ({
      path: paths.guide(guide.id),
      title: guide.title,
      description: guide.about,
      section: 'guides' as const,
      sidebar: sidebar(there, guide),
      trail: [{ title: 'Guides', path: paths.guides }],
      body: (view: PageView) =>
        html`<article class="prose">${renderMarkdown(readFileSync(join(root, guide.file), 'utf8'), guide, view)}</article>`,
    })),
  ]
}

function overview(there: readonly Guide[], { link }: PageView): Markup {
  return html`<h1>Guides</h1>${[...groupBy(there, ({ group }) => group)].map(
    ([group, own]) =>
      html`<h2>${group}</h2><ul class="cards">${own.map(({ id, title, about }) => html`<li><a href="${link(paths.guide(id))}"><span class="card-title">${title}</span><span class="card-text">${about}</span></a></li>`)}</ul>`,
  )}`
}

function sidebar(there: readonly Guide[], current?: Guide) {
  return ({ link }: PageView): Markup =>
    html`<ul class="services">${[...groupBy(there, ({ group }) => group)].map(
      ([group, own]) =>
        html`<li><span class="resource">${group}</span><ul class="resources">${own.map(
          guide =>
            html`<li><a href="${link(paths.guide(guide.id))}"${guide === current ? html.raw` aria-current="page"` : ''}>${guide.title}</a></li>`,
        )}</ul></li>`,
    )}</ul>`
}
