import { html, type Markup, nothing } from './markup.ts'

/** Items of one piece: small enough to be read in a moment, large enough that pieces are few. */
const perPiece = 50

/** Stands between two items of a piece. No text can hold it: every one is escaped. */
const border = html`<!---->`

/**
 * A list whose items the page's script builds when they are looked at. They stand in `noscript`, which a browser that
 * runs the script keeps as plain text, so that tens of thousands cost no nodes; without the script they are simply
 * there. Items are whole elements; `element` is what holds them.
 */
export function lazyList(items: readonly Markup[], element: 'ul' | 'div' = 'ul'): Markup {
  const pieces: Markup[] = []
  for (let start = 0; start < items.length; start += perPiece) {
    const own = items.slice(start, start + perPiece).flatMap((item, index) => (index === 0 ? [item] : [border, item]))
    pieces.push(
      element === 'ul' ? html`<noscript><ul class="rows">${own}</ul></noscript>` : html`<noscript>${own}</noscript>`,
    )
  }
  return items.length === 0 ? nothing : html`<div class="lazy" data-element="${element}">${pieces}</div>`
}
