import { XMLParser } from 'fast-xml-parser'
import type { Operation } from '../../model/catalog.ts'
import type { MadeExchange } from '../samples/make-samples.ts'
import { bodyFinding, type Detector, type Finding, shortId } from './finding.ts'

/** Bodies of samples against the tables of elements. */
export const detectBodyElements: Detector = ({ service, exchanges }) =>
  unique(
    exchanges.flatMap(exchange => {
      const operation = service.operations.find(read => read.operation.id === exchange.operation)?.operation
      return operation === undefined ? [] : exchange.responses.flatMap(item => elements(operation, item))
    }),
  )

type Item = MadeExchange['responses'][number]

/** Later findings with the same key say the same of another sample. */
function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>()
  for (const finding of findings) if (!byKey.has(finding.key)) byKey.set(finding.key, finding)
  return [...byKey.values()]
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
      if (cardinality === undefined) continue
      if (count < cardinality.min || count > (cardinality.max ?? Number.POSITIVE_INFINITY))
        findings.push(
          bodyFinding(item, 'contradiction', key(`element-count-${count}`, element.name), [
            `cardinality ${cardinality.printed}`,
            `${count} in ${parent ?? 'the document'} of a sample`,
          ]),
        )
    }
    for (const [index, name] of names.entries()) {
      const node = nodes[index] as Node
      if (!operation.responseElements.some(element => element.name === name && element.parent === parent))
        findings.push(
          bodyFinding(item, 'omission', key('element-not-described', name), [
            `a sample has ${name}`,
            'no entry describes it',
          ]),
        )
      for (const attribute of Object.keys(node[':@'] ?? {}))
        findings.push(
          bodyFinding(item, 'omission', key('attribute-not-described', `${name}.${attribute}`), [
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
      bodyFinding(item, 'contradiction', `json-envelope:${short}`, [
        `${envelope.name} is the envelope`,
        `the JSON is ${Array.isArray(body) ? 'an array' : 'an object'} without it`,
      ]),
    )
  const objects = (Array.isArray(body) ? body : [body]).filter(isObject)
  for (const [name, value] of objects.flatMap(object => Object.entries(object))) {
    const element = rest.find(other => other.name === name)
    if (element === undefined)
      findings.push(
        bodyFinding(item, 'contradiction', `json-name:${short}:${name}`, [
          `the member is "${name}"`,
          `the elements are ${rest.map(other => other.name).join(', ')}`,
        ]),
      )
    else if (element.type !== typeof value)
      findings.push(
        bodyFinding(item, 'contradiction', `json-type:${short}:${name}`, [
          `type ${element.type}`,
          `the JSON holds a ${typeof value}`,
        ]),
      )
    if (Array.isArray(value) && value.some(Array.isArray))
      findings.push(
        bodyFinding(item, 'contradiction', `json-pairs:${short}:${name}`, [
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
