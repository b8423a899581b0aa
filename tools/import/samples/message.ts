/** The head of a response, taken apart. */
export interface MessageHead {
  status: number
  reason: string
  headers: [name: string, value: string][]
  contentLength?: number
}

/** Reads a status line and headers as an example prints them. */
export function readHead(lines: readonly string[]): MessageHead {
  const [, status = '0', reason = ''] = /^HTTP\/1\.1 (\d{3}) ?(.*)$/.exec(lines[0] ?? '') ?? []
  const headers = lines.slice(1).flatMap(line => {
    const [, name, value] = /^([^:]+): ?(.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[name, value] as [string, string]]
  })
  const length = headerValue(headers, 'Content-Length')
  return { status: Number(status), reason, headers, ...(length === undefined ? {} : { contentLength: Number(length) }) }
}

/** The first value of a header; names do not heed case. */
export function headerValue(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1]
}

/** The headers that a curl command sends with `-H`. */
export function headersOfCurl(command: string): [name: string, value: string][] {
  return [...command.matchAll(/-H "([^":]+): ?([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
}
