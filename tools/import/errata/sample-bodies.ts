import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import type { Operation } from '../../model/catalog.ts'
import type { MadeExchange } from '../samples/make-samples.ts'
import { headerValue, readHead } from '../samples/message.ts'
import { type Detector, type Finding, shortId } from './finding.ts'

/** Bodies of samples against their own heads, and against the tables of elements. */
export const detectSampleBodies: Detector = ({ service, exchanges }) =>
  unique(
    exchanges.flatMap(exchange => {
      const operation = service.operations.find(read => read.operation.id === exchange.operation)?.operation
      return exchange.responses.flatMap(item => [
        ...length(item),
        ...etag(item),
        ...(operation === undefined ? [] : elements(operation, item)),
      ])
    }),
  )

type Item = MadeExchange['responses'][number]

/** Later findings with the same key say the same of another sample. */
function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>()
  for (const finding of findings) if (!byKey.has(finding.key)) byKey.set(finding.key, finding)
  return [...byKey.values()]
}

function finding(item: Item, kind: Finding['kind'], key: string, readings: readonly string[]): Finding {
  const { operation, clause } = (item.body ?? item.head).sample
  return { key, kind, operations: [operation], readings: readings.map(reading => ({ reading, clause })) }
}

function length(item: Item): Finding[] {
  const { contentLength } = readHead(item.response.head)
  if (contentLength === undefined) return []
  // The answer to HEAD has the length of a body that is not sent.
  const isHead = item.head.sample.clause.section === '2.7.5.13'
  if (item.body === undefined)
    return contentLength === 0 || isHead
      ? []
      : [
          finding(item, 'omission', `body-not-shown:${item.name}`, [
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
    finding(item, 'contradiction', `content-length:${item.name}`, [
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
    : [finding(item, 'contradiction', `etag:${item.name}`, [`ETag is ${value}`, `the MD5 of the body shown is ${md5}`])]
}

function elements(operation: Operation, item: Item): Finding[] {
  if (item.body?.sample.form === 'xml') return xmlElements(operation, item, item.body.text)
  if (item.body?.sample.form === 'json') return jsonMembers(operation, item, JSON.parse(item.body.text))
  return []
}

type Node = { [name: string]: Node[] | Record<string, string> }

function xmlElements(operation: Operation, item: Item, text: string): Finding[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    ignoreDeclaration: true,
  })
  const findings: Finding[] = []
  const key = (what: string, name: string): string => `${what}:${shortId(operation.id)}:${name}`
  const walk = (nodes: readonly Node[], parent: string | null): void => {
    const names = nodes
      .map(node => Object.keys(node).find(name => name !== ':@') as string)
      .filter(name => name !== '#text')
    for (const element of operation.responseElements.filter(element => element.parent === parent)) {
      const { cardinality } = element
      const count = names.filter(name => name === element.name).length
      if (count < cardinality.min || count > (cardinality.max ?? Number.POSITIVE_INFINITY))
        findings.push(
          finding(item, 'contradiction', key(`element-count-${count}`, element.name), [
            `cardinality ${cardinality.printed}`,
            `${count} in ${parent ?? 'the document'} of a sample`,
          ]),
        )
    }
    for (const [index, name] of names.entries()) {
      const node = nodes[index] as Node
      if (!operation.responseElements.some(element => element.name === name && element.parent === parent))
        findings.push(
          finding(item, 'omission', key('element-not-described', name), [
            `a sample has ${name}`,
            'no entry describes it',
          ]),
        )
      for (const attribute of Object.keys(node[':@'] ?? {}))
        findings.push(
          finding(item, 'omission', key('attribute-not-described', `${name}.${attribute}`), [
            `a sample has the attribute ${attribute} on ${name}`,
            'no entry describes it',
          ]),
        )
      walk(node[name] as Node[], name)
    }
  }
  walk(parser.parse(text) as Node[], null)
  return findings
}

function jsonMembers(operation: Operation, item: Item, body: unknown): Finding[] {
  const findings: Finding[] = []
  const short = shortId(operation.id)
  const [envelope, ...rest] = operation.responseElements
  if (envelope !== undefined && !(isObject(body) && envelope.name in body))
    findings.push(
      finding(item, 'contradiction', `json-envelope:${short}`, [
        `${envelope.name} is the envelope`,
        `the JSON is ${Array.isArray(body) ? 'an array' : 'an object'} without it`,
      ]),
    )
  const objects = (Array.isArray(body) ? body : [body]).filter(isObject)
  for (const [name, value] of objects.flatMap(object => Object.entries(object))) {
    const element = rest.find(other => other.name === name)
    if (element === undefined)
      findings.push(
        finding(item, 'contradiction', `json-name:${short}:${name}`, [
          `the member is "${name}"`,
          `the elements are ${rest.map(other => other.name).join(', ')}`,
        ]),
      )
    else if (element.type !== typeof value)
      findings.push(
        finding(item, 'contradiction', `json-type:${short}:${name}`, [
          `type ${element.type}`,
          `the JSON holds a ${typeof value}`,
        ]),
      )
    if (Array.isArray(value) && value.some(Array.isArray))
      findings.push(
        finding(item, 'contradiction', `json-pairs:${short}:${name}`, [
          'an element with two named children',
          'the JSON holds an array of two strings',
        ]),
      )
  }
  return findings
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
