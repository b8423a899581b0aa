import { html } from '@remix-run/html-template'
import { factsOf } from '../../model/facts.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageType, PageView } from '../page.ts'
import { scrolling } from '../parts/section.ts'
import { paths } from '../reference/paths.ts'
import type { Site } from '../reference/site.ts'

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

function body(site: Site, view: PageView): Markup {
  const reasons = [...groupBy(site.notEvaluated, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  const byOperation = new Map(
    site.editions.k5.services.flatMap(({ operations }) => operations.map(entry => [entry.operation.id, entry])),
  )
  const rows = site.editions.k5.services.map(service => {
    const facts = factsOf(service.catalog).length
    const left = service.operations.reduce((sum, { notEvaluated }) => sum + notEvaluated.length, 0)
    return html`<tr><th scope="row"><a href="${view.link(paths.service(service))}">${service.title}</a></th><td class="number">${facts}</td><td class="number">${facts - left}</td><td class="number">${left}</td></tr>`
  })
  return html`<h1>Coverage</h1><p class="lead">A fact is one documented thing: a parameter, a header, an element, a status. Those that no check exercises are named here with the reason.</p>
${scrolling('Facts of each service', html`<table class="matrix"><thead><tr><th scope="col">Service</th><th scope="col" class="number">Facts</th><th scope="col" class="number">Judged</th><th scope="col" class="number">Not judged</th></tr></thead><tbody>${rows}</tbody></table>`)}
<h2>Reasons <span class="count">${reasons.length}</span></h2>
${reasons.map(
  ([reason, facts]) =>
    html`<details class="reason"><summary>${reason} <span class="count">${facts.length}</span></summary><ul class="plain">${facts.map(
      ({ fact, operation }) => {
        const entry = byOperation.get(operation)
        return html`<li>${entry === undefined ? html`<code>${fact}</code>` : html`<a href="${view.link(`${paths.operation(entry)}#not-judged`)}"><code>${fact}</code></a>`}</li>`
      },
    )}</ul></details>`,
)}`
}
