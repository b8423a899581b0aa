import { html } from '@remix-run/html-template'
import type { Markup, Page, PageView, SectionId } from '../page.ts'
import { paths, relativeLink } from '../reference/paths.ts'
import type { Site } from '../reference/site.ts'

const sections: { id: SectionId; title: string; path: string }[] = [
  { id: 'k5', title: 'K5 reference', path: paths.edition('k5') },
  { id: 'jio', title: 'Jio reference', path: paths.edition('jio') },
  { id: 'guides', title: 'Guides', path: paths.guides },
  { id: 'conformance', title: 'Conformance', path: paths.conformance },
  { id: 'checks', title: 'Checks', path: paths.checks },
  { id: 'clauses', title: 'Clauses', path: paths.clauses },
  { id: 'errata', title: 'Errata', path: paths.errata },
]

/** Nothing is loaded from elsewhere, and no script stands in a page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
/** The viewer's library writes style attributes. */
const viewerPolicy = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")

/** A whole page: head, header, navigation, body, footer. */
export function renderPage(page: Page, site: Site): string {
  // A page that stands in for others at any depth knows its way only from the host's root, where that is known.
  const base = page.anywhere === true ? site.base : undefined
  const link = (to: string): string => (base === undefined ? relativeLink(page.path, to) : base + to)
  const view: PageView = { site, link }
  const root = base ?? '../'.repeat(page.path.split('/').length - 1)
  const { sidebar, layout = 'wide' } = page
  const markup = html`<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${layout === 'bare' ? viewerPolicy : policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description}">
<title>${page.path === paths.home ? '' : `${page.title} · `}k5-conformance</title>
<link rel="icon" href="${link('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${link('assets/site.css')}">
<script src="${link('assets/theme.js')}"></script>
<script type="module" src="${link('assets/main.js')}"></script>
${(page.scripts ?? []).map(name => html`<script type="module" src="${link(`assets/${name}.js`)}"></script>\n`)}</head>
<body class="layout-${layout}">
<a class="skip" href="#main">Skip to the content</a>
${header(page, view)}
<div class="frame${sidebar === undefined ? '' : ' with-sidebar'}">
<main id="main">
${trail(page, view)}
${page.body(view)}
</main>
${sidebar === undefined ? '' : html`<nav class="sidebar" aria-label="In this part">${sidebar(view)}</nav>`}
</div>
${footer(view)}
</body>
</html>
`
  return String(markup)
}

function header(page: Page, { link }: PageView): Markup {
  return html`<header class="top"><div class="top-inner">
<a class="brand" href="${link(paths.home)}">k5<span>conformance</span></a>
<button type="button" class="menu" aria-expanded="false" aria-controls="parts" hidden>Menu</button>
<nav id="parts" class="parts" aria-label="Parts">${sections.map(
    ({ id, title, path }) =>
      html`<a href="${link(path)}"${id === page.section ? html.raw` aria-current="true"` : ''}>${title}</a>`,
  )}</nav>
<div class="tools"><button type="button" class="search-open" hidden><span>Search</span><kbd>/</kbd></button>
<noscript><a href="${link(paths.registers)}">Registers</a></noscript>
<button type="button" class="theme" hidden aria-label="Theme: automatic"><span aria-hidden="true">◐</span></button></div>
</div></header>`
}

function trail({ trail: steps = [] }: Page, { link }: PageView): Markup | '' {
  if (steps.length === 0) return ''
  return html`<nav class="trail" aria-label="Where this stands"><ol>${steps.map(
    ({ title, path }) => html`<li><a href="${link(path)}">${title}</a></li>`,
  )}</ol></nav>`
}

function footer({ site, link }: PageView): Markup {
  return html`<footer class="end"><div class="end-inner"><p>Made by k5-conformance ${site.version} from its spec, samples, errata and recorded runs. The manuals are their owners’ and are not part of this site; facts are cited, sentences are not.</p>
<nav aria-label="More"><a href="${link(paths.registers)}">Registers</a> <a href="${link(paths.errors)}">Error codes</a> <a href="${link(paths.names)}">Parameters and headers</a> <a href="${link(paths.differences)}">K5 and Jio</a> <a href="${link(paths.coverage)}">Coverage</a> <a href="${link(paths.viewer)}">OpenAPI viewer</a> <a href="${link(paths.downloads)}">Downloads</a></nav></div></footer>`
}
