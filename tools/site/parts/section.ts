import { html } from '@remix-run/html-template'
import type { Markup } from '../page.ts'

/** A part of a page with a heading that one can link to. */
export function section(title: string, id: string, content: Markup, count?: number): Markup {
  return html`<section class="part" aria-labelledby="${id}"><h2 id="${id}"><a class="self" href="#${id}">${title}</a>${
    count === undefined ? '' : html` <span class="count">${count}</span>`
  }</h2>
${content}</section>`
}

/** A part of a part. */
export function subsection(title: string, id: string, content: Markup): Markup {
  return html`<section class="subpart" aria-labelledby="${id}"><h3 id="${id}"><a class="self" href="#${id}">${title}</a></h3>
${content}</section>`
}

/** A wide table that scrolls by itself where the screen is narrow, also by keyboard. */
export function scrolling(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`
}
