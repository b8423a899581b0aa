import type { Exchange, RecordedBody } from '../model/exchange.ts'

/** A recorded exchange as people read it: request, response, bodies as far as they are recorded. */
export function exchangeText({ request, response, error }: Exchange): string {
  const sent = [`${request.method} ${request.url}`, ...headerLines(request.headers), '', bodyText(request.body)]
  const failed = error === undefined ? 'no response' : `no complete response: ${error.message} [${error.code}]`
  const came =
    response === undefined
      ? [failed]
      : [`${response.status} ${response.reason}`, ...headerLines(response.headers), '', bodyText(response.body)]
  return [...sent, '', ...came].join('\n').replaceAll(/\n{3,}/g, '\n\n')
}

function headerLines(headers: [string, string][]): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`)
}

function bodyText(body: RecordedBody | undefined): string {
  if (body === undefined) return ''
  return body.truncated ? `${body.text}\n… ${body.bytes} bytes in all` : body.text
}
