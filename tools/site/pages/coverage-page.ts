import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { scrolling } from '../parts/section.ts'
import type { SectionFact } from '../reference/clause-index.ts'
import { judgedFacts } from '../reference/judged-facts.ts'
import { paths } from '../reference/paths.ts'
import type { ServiceEntry, Site } from '../reference/site.ts'

/** How much of what is documented a check exercises, and why the rest is left. */
export const coveragePage: PageType = site => [
  {
    path: paths.coverage,
    title: 'Coverage',
    description: 'Which documented facts no check exercises, and why.',
    section: 'conformance',
    trail: [{ title: 'Conformance', path: paths.conformance }],
    body: view => body(site, view),
  },
]

/** What facts are counted as, in words. */
const kinds: [title: string, kinds: readonly string[]][] = [
  ['Parameters', ['path', 'query', 'body', 'form']],
  ['Headers', ['request-header', 'response-header']],
  ['Elements', ['element']],
  ['Statuses', ['status', 'error']],
]

function body(site: Site, view: PageView): Markup {
  const all = judgedFacts(site)
  const left = all.filter(isLeft)
  const { services } = site.editions.k5
  return html`<h1>Coverage</h1><p class="lead">A fact is one documented thing: a parameter, a header, an element of an answer, a status. Of ${all.length} facts, ${all.length - left.length} are exercised by a check; the ${left.length} others are named here with the reason. Jio’s ${site.editions.jio.services.reduce((sum, { operations }) => sum + operations.length, 0)} rows have a contract and no checks.</p>
<h2 id="services">By service</h2>
${byService(all, services, view)}
<h2 id="reasons">Why not <span class="count">${left.length}</span></h2>
${services.map(service => reasonsOf(service, left, view))}`
}

function isLeft({ reason }: SectionFact): boolean {
  return reason !== undefined
}

function byService(all: readonly SectionFact[], services: readonly ServiceEntry[], view: PageView): Markup {
  const row = (heading: Markup, operations: number, facts: readonly SectionFact[]): Markup => {
    const judged = facts.filter(fact => !isLeft(fact))
    return html`<tr><th scope="row">${heading}</th><td class="number">${operations}</td>${kinds.map(([, own]) => {
      const ofKind = facts.filter(({ fact }) => own.includes(fact.kind))
      return html`<td class="number">${ofKind.length === 0 ? '–' : `${ofKind.filter(fact => !isLeft(fact)).length} of ${ofKind.length}`}</td>`
    })}<td class="number">${judged.length} of ${facts.length}</td><td class="number">${facts.length - judged.length}</td></tr>`
  }
  const judgedOperations = (service: ServiceEntry): number =>
    service.operations.filter(({ checks }) => checks.length > 0).length
  return scrolling(
    'Facts of each service that a check exercises',
    html`<table class="matrix"><thead><tr><th scope="col">Service</th><th scope="col" class="number">APIs with checks</th>${kinds.map(([title]) => html`<th scope="col" class="number">${title}</th>`)}<th scope="col" class="number">All facts</th><th scope="col" class="number">Not judged</th></tr></thead><tbody>${services.map(
      service =>
        row(
          html`<a href="${view.link(paths.service(service))}">${service.title}</a>`,
          judgedOperations(service),
          all.filter(({ entry }) => entry.service === service),
        ),
    )}</tbody><tfoot>${row(
      html`All`,
      services.reduce((sum, service) => sum + judgedOperations(service), 0),
      all,
    )}</tfoot></table>`,
  )
}

function reasonsOf(service: ServiceEntry, left: readonly SectionFact[], { link }: PageView): Markup | '' {
  const own = left.filter(({ entry }) => entry.service === service)
  if (own.length === 0) return ''
  const reasons = [...groupBy(own, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  return html`<section><h3 id="${service.id}">${service.title} <span class="count">${own.length}</span></h3>${reasons.map(
    ([reason, facts]) =>
      html`<details class="reason"><summary>${reason} <span class="count">${facts.length}</span></summary><ul class="plain">${facts.map(
        ({ fact, entry }) =>
          html`<li><a href="${link(`${paths.operation(entry)}#not-judged`)}"><code>${fact.id}</code></a></li>`,
      )}</ul></details>`,
  )}</section>`
}
