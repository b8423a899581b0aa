import { html } from '@remix-run/html-template'
import type { Markup, PageView } from '../../page.ts'
import { paths } from '../../reference/paths.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { section } from '../section.ts'
import { operationLink } from './head.ts'

const titles = { k5: 'K5', jio: 'Jio' } as const

/** Operations that share the path, describe the same again, or are in the other edition. */
export function relatedSection(entry: OperationEntry, view: PageView): Markup | '' {
  const { samePath, variants, otherEdition } = entry
  const others = samePath.filter(other => !variants.includes(other))
  const base = entry.operation.variantOf
  const lists = [
    list(
      base === undefined ? 'Described again, with differences, by' : 'Describes again, or is a variant of',
      variants,
      view,
    ),
    list('Share the method and the path', others, view),
    list(`In the ${titles[entry.edition === 'k5' ? 'jio' : 'k5']} edition`, otherEdition, view),
  ]
  const openapi =
    entry.service.openapi === undefined
      ? ''
      : html`<p class="quiet">In <a href="${view.link(`${paths.viewer}#${entry.edition}-${entry.service.id}`)}">the OpenAPI document of ${entry.service.title}</a>.</p>`
  if (lists.every(one => one === '') && openapi === '') return ''
  return section('Related', 'related', html`${lists}${openapi}`)
}

function list(title: string, entries: readonly OperationEntry[], view: PageView): Markup | '' {
  if (entries.length === 0) return ''
  return html`<h3>${title}</h3><ul class="op-list">${entries.map(
    entry => html`<li>${operationLink(entry, view)} <code class="quiet">${entry.operation.id}</code></li>`,
  )}</ul>`
}
