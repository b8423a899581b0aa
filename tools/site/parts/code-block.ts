import { html } from '@remix-run/html-template'
import type { Markup } from '../page.ts'
import { highlight } from './highlight.ts'

export interface CodeBlock {
  title: Markup | string
  text: string
  /** For its colours: `json`, `shell`. */
  language: string
  /** Below the title, e.g. the clause of a sample. */
  note?: Markup | string
}

/** A text to read and to copy. The button appears when the script that serves it runs. */
export function codeBlock({ title, text, language, note }: CodeBlock): Markup {
  return html`<figure class="code"><figcaption><span class="code-title">${title}</span>${
    note === undefined ? '' : html`<span class="code-note">${note}</span>`
  }<button type="button" class="copy" hidden>Copy</button></figcaption><pre tabindex="0"><code data-language="${language}">${highlight(text, language)}</code></pre></figure>`
}

/** Several texts of which one is shown at a time; all of them where no script runs. */
export function codeTabs(label: string, blocks: readonly { tab: string; block: Markup }[]): Markup {
  return html`<div class="tabs" data-tabs="${label}">${blocks.map(
    ({ tab, block }) => html`<section class="tab" data-tab="${tab}">${block}</section>`,
  )}</div>`
}
