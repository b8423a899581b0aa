import { html } from '@remix-run/html-template'
import type { Markup, PageView } from '../../page.ts'
import type { SampleText } from '../../reference/sample-texts.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { snippetsOf, variablesText } from '../../reference/snippets.ts'
import { clauseLink } from '../clause-link.ts'
import { codeBlock, codeTabs } from '../code-block.ts'

const forms: Record<string, string> = {
  json: 'JSON',
  xml: 'XML',
  html: 'HTML',
  http: 'HTTP',
  curl: 'curl',
  text: 'text',
}

/** What stands beside the reference: how to call the operation, and the documented samples. */
export function codeColumn(entry: OperationEntry, view: PageView): Markup {
  const calls = snippetsOf(entry).map(({ title, language, text }) => ({
    tab: title,
    block: codeBlock({ title, text, language }),
  }))
  const variables = codeBlock({ title: 'Once before', text: variablesText(entry), language: 'shell' })
  return html`<aside class="code-column" aria-label="Calls and samples"><h2 id="try">Try it</h2>
${codeTabs('Ways to call it', calls)}
<details class="variables"><summary>Where the endpoint and the token come from</summary>${variables}</details>
${entry.samples.length === 0 ? '' : html`<h2 id="samples">Samples</h2>`}
${entry.samples.map(sample => sampleBlock(sample, view))}</aside>`
}

function sampleBlock({ sample, label, text }: SampleText, view: PageView): Markup {
  const status = sample.status === undefined ? '' : ` ${sample.status}`
  const title = `${sample.role === 'request' ? 'Request' : `Answer${status}`}, ${forms[sample.form]}${label === '' ? '' : `: ${label}`}`
  const repairs =
    sample.confidence === 'exact' ? '' : sample.confidence === 'repaired' ? 'repaired' : 'as printed, damaged'
  return codeBlock({
    title,
    text,
    language: sample.form === 'curl' ? 'shell' : sample.form,
    note: html`${clauseLink(sample.clause, view)}${repairs === '' ? '' : html` <span class="tag">${repairs}</span>`}`,
  })
}
