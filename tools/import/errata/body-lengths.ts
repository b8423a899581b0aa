import { createHash } from 'node:crypto'
import type { HttpMethod } from '../../model/catalog.ts'
import type { MadeExchange } from '../samples/make-samples.ts'
import { headerValue, readHead } from '../samples/message.ts'
import { bodyFinding, type Detector, type Finding } from './finding.ts'

/** Lengths and checksums of bodies against what their heads say. */
export const detectBodyLengths: Detector = ({ service, exchanges }) =>
  exchanges.flatMap(exchange => {
    const method = service.operations.find(read => read.operation.id === exchange.operation)?.operation.method
    return exchange.responses.flatMap(item => [...length(item, method), ...etag(item)])
  })

type Item = MadeExchange['responses'][number]

function length(item: Item, method: HttpMethod | undefined): Finding[] {
  const { contentLength } = readHead(item.response.head)
  if (contentLength === undefined) return []
  if (item.body === undefined)
    // The answer to HEAD has the length of a body that is not sent.
    return contentLength === 0 || method === 'HEAD'
      ? []
      : [
          bodyFinding(item, 'omission', `body-not-shown:${item.name}`, [
            `Content-Length is ${contentLength}`,
            'no body is shown',
          ]),
        ]
  const shown = item.body.text.trimEnd()
  const bytes = Buffer.byteLength(shown)
  if (bytes === contentLength) return []
  const forms = Object.entries(rewritten(shown)).filter(([, text]) => Buffer.byteLength(text) === contentLength)
  const agrees =
    forms.length === 0
      ? 'no rewriting of the white space has that length'
      : `written ${forms[0]?.[0]} it has that length`
  return [
    bodyFinding(item, 'contradiction', `content-length:${item.name}`, [
      `Content-Length is ${contentLength}`,
      `the body shown has ${bytes} bytes; ${agrees}`,
    ]),
  ]
}

/** The same body with other white space: how a server may have sent what the manual shows indented. */
function rewritten(text: string): Record<string, string> {
  const tight = text.replace(/\s*\n\s*/g, '')
  const forms: Record<string, string> = {
    'without indentation': tight,
    'on one line below its declaration': tight.replace('?>', '?>\n'),
    'with a line break at the end': `${text}\n`,
  }
  if (/^[[{]/.test(text)) {
    const compact = JSON.stringify(JSON.parse(text))
    forms['without white space'] = compact
    forms['on one line, with a blank after each comma and colon'] = compact.replace(
      /("(?:[^"\\]|\\.)*")|([,:])/g,
      (_, string?: string, mark?: string) => string ?? `${mark} `,
    )
  }
  return forms
}

function etag(item: Item): Finding[] {
  const value = headerValue(readHead(item.response.head).headers, 'ETag')
  if (item.body?.sample.form !== 'text' || value === undefined) return []
  const md5 = createHash('md5').update(item.body.text).digest('hex')
  return md5 === value
    ? []
    : [
        bodyFinding(item, 'contradiction', `etag:${item.name}`, [
          `ETag is ${value}`,
          `the MD5 of the body shown is ${md5}`,
        ]),
      ]
}
