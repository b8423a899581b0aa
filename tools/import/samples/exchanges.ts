import type { Block } from '../document/blocks.ts'
import type { NoteBlock } from '../document/line-readings.ts'

/** One documented exchange: a request, and the responses it may get. */
export interface DocumentedExchange {
  /** Told apart from its neighbours by this: `json`, `create`, `404`; empty for the plain case. */
  variant: string
  /** Heading above the example, as printed. */
  caption: string
  /** Lines of the request, where the document shows one. */
  request?: string[]
  responses: DocumentedResponse[]
}

export interface DocumentedResponse {
  variant: string
  status: number
  head: string[]
  /** How many fences held the head. */
  headFences: number
  /** The body by fences; empty when none is shown. */
  body: string[][]
}

const headerLine = /^[A-Za-z][A-Za-z0-9-]*: ?/

/** Finds the exchanges in the examples of an operation. Page breaks split fences: consecutive ones are one message. */
export function readExchanges(examples: readonly Block[], noteBlock: NoteBlock): DocumentedExchange[] {
  const exchanges: DocumentedExchange[] = []
  let caption = ''
  let inRequest = false
  let isError = false
  let headEnded = true
  const open = (): DocumentedExchange => {
    const exchange: DocumentedExchange = { variant: '', caption, responses: [] }
    exchanges.push(exchange)
    return exchange
  }
  for (const block of examples) {
    if (block.kind === 'paragraph') {
      if (!/^response when /i.test(block.text)) noteBlock(block, 'headings of samples')
      if (/^example of request$/i.test(block.text)) inRequest = true
      else if (/^example of (error )?response$/i.test(block.text)) {
        inRequest = false
        isError = /error/i.test(block.text)
      } else if (!/^response when /i.test(block.text)) caption = block.text
      continue
    }
    if (block.kind !== 'fence') continue
    const current = exchanges.at(-1)
    const status = /^HTTP\/1\.1 (\d{3})/.exec(block.lines[0] ?? '')?.[1]
    const response = current?.responses.at(-1)
    if (!inRequest && status === undefined && response === undefined) continue
    noteBlock(block, 'samples')
    if (inRequest) {
      open().request = [...block.lines]
      inRequest = false
    } else if (status !== undefined) {
      const { head, body, ended } = splitMessage(block.lines)
      headEnded = ended
      const exchange = current ?? open()
      exchange.responses.push({
        variant: isError ? 'error' : '',
        status: Number(status),
        head,
        headFences: 1,
        body: body.length > 0 ? [body] : [],
      })
    } else if (response !== undefined) {
      if (!headEnded && headerLine.test(block.lines[0] ?? '')) {
        const { head, body, ended } = splitMessage(block.lines)
        response.head.push(...head)
        response.headFences += 1
        headEnded = ended
        if (body.length > 0) response.body.push(body)
      } else {
        response.body.push([...block.lines])
        headEnded = true
      }
    }
  }
  for (const exchange of exchanges) nameVariants(exchange)
  return exchanges
}

/** The head ends at a blank line, or where a line is no header. */
function splitMessage(lines: readonly string[]): { head: string[]; body: string[]; ended: boolean } {
  const end = lines.findIndex((line, index) => !(index === 0 && line.startsWith('HTTP/')) && !headerLine.test(line))
  if (end === -1) return { head: [...lines], body: [], ended: false }
  const rest = lines.slice(end)
  return { head: lines.slice(0, end), body: rest[0]?.trim() === '' ? rest.slice(1) : rest, ended: true }
}

const captionVariants: readonly [RegExp, string | undefined][] = [
  [/HTTP and (JSON|XML)/, undefined],
  [/^(Create|Update|Delete) .*metadata/, undefined],
  [/(?:using an? )"?(X-Copy-From)/, undefined],
  [/^When metadata is set/, 'metadata'],
]

function nameVariants(exchange: DocumentedExchange): void {
  for (const [pattern, name] of captionVariants) {
    const match = pattern.exec(exchange.caption)
    if (match !== null && exchange.variant === '') exchange.variant = (name ?? match[1] ?? '').toLowerCase()
  }
  for (const response of exchange.responses) {
    const own = response.status >= 400 ? String(response.status) : response.variant
    response.variant = [exchange.variant, own].filter(part => part !== '').join('-')
  }
  // A request that is shown with one outcome only is named after it.
  const [only, second] = exchange.responses
  if (exchange.variant === '' && only !== undefined && second === undefined) exchange.variant = only.variant
}
