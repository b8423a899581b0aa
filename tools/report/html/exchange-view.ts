import type { RecordedBody } from '../../model/exchange.ts'
import type { ExchangeLine } from '../../model/record.ts'
import { bodyText } from '../body-text.ts'
import { duration, plural } from '../wording.ts'
import { html, type Markup, nothing } from './markup.ts'

type Headers = ExchangeLine['request']['headers']

/** Request and response of one exchange; bodies are cut to the limit, in characters. */
export function exchangeView(exchange: ExchangeLine, open: boolean, bodyLimit: number): Markup {
  const { request, response, error, timings } = exchange
  const status = response === undefined ? (error?.code ?? 'no response') : `${response.status} ${response.reason}`
  const as = exchange.identity === undefined || exchange.identity === 'default' ? '' : ` as “${exchange.identity}”`
  return html`<details class="exchange"${open ? html` open` : nothing}>
<summary><code>${request.method} ${pathOf(request.url)}</code> <span class="arrow">→</span> <b>${status}</b> <span class="quiet">${duration(timings.totalMs)}${as}</span></summary>
<div class="pair">
<div><h5>Request</h5>${message(`${request.method} ${request.url}`, request.headers, request.body, bodyLimit)}</div>
<div><h5>Response</h5>${
    response === undefined
      ? html`<p>${error === undefined ? 'No response was recorded.' : `${error.code}: ${error.message}`}</p>`
      : message(`HTTP ${response.status} ${response.reason}`, response.headers, response.body, bodyLimit)
  }</div>
</div>
</details>`
}

/** One line for an exchange whose check passed. */
export function exchangeLine(exchange: ExchangeLine): Markup {
  const { request, response, error } = exchange
  return html`<p class="line"><code>${request.method} ${pathOf(request.url)}</code> <span class="arrow">→</span> ${response?.status ?? error?.code ?? 'no response'} <span class="quiet">${duration(exchange.timings.totalMs)}</span></p>`
}

function message(start: string, headers: Headers, body: RecordedBody | undefined, bodyLimit: number): Markup {
  const mediaType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return html`<pre class="http"><b>${start}</b>
${headers.map(([name, value]) => html`<span class="name">${name}:</span> ${value}\n`)}</pre>${
    body === undefined ? nothing : bodyView(body, mediaType, bodyLimit)
  }`
}

function bodyView(body: RecordedBody, mediaType: string, limit: number): Markup {
  const text = bodyText(body, mediaType)
  const cut = text.length > limit || body.truncated
  const note = [
    plural(body.bytes, 'byte'),
    ...(body.encoding === 'base64' ? ['in base64'] : []),
    ...(cut ? ['only the start is shown'] : []),
  ].join(', ')
  return html`<pre class="body">${text.slice(0, limit)}${cut ? '…' : ''}</pre><p class="quiet">${note}</p>`
}

/** Path and query of a URL, for a narrow place. */
function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/'
}
