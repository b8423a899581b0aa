import type { Sample } from '../../model/sample.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import type { DocumentedExchange, DocumentedResponse } from './exchanges.ts'
import { readHead } from './message.ts'
import { type Repaired, repairBody, repairCurl } from './repair.ts'

/** A sample with its content. */
export interface MadeSample {
  sample: Sample
  /** What the file holds: a line break at the end is added where the content is not the bytes of an object. */
  text: string
}

/** The samples of one documented exchange, so that the parts can be compared. */
export interface MadeExchange {
  /** `2.7.5.1-list-containers-json` */
  name: string
  operation: string
  exchange: DocumentedExchange
  request?: MadeSample
  responses: { name: string; response: DocumentedResponse; head: MadeSample; body?: MadeSample }[]
}

const folder = 'k5/foundation'
const endings: Readonly<Record<Sample['form'], string>> = {
  curl: 'sh',
  http: 'txt',
  json: 'json',
  xml: 'xml',
  html: 'html',
  text: 'txt',
}

/**
 * Makes the samples of an operation's exchanges. An example in the section of one operation may show another one (a
 * copy by PUT): it is then a sample of the operation whose method it uses.
 * @throws {ConformanceError} `IMPORT_SAMPLE_NAME` when two would have the same name.
 */
export function makeExchanges(read: ReadOperation, all: readonly ReadOperation[]): MadeExchange[] {
  const made = read.exchanges.map(exchange => makeExchange(read, exchange, all))
  checkNames(made.flatMap(samplesOf))
  return made
}

/** The samples of an exchange, in the order of the document. */
export function samplesOf(exchange: MadeExchange): MadeSample[] {
  const responses = exchange.responses.flatMap(({ head, body }) => (body === undefined ? [head] : [head, body]))
  return exchange.request === undefined ? responses : [exchange.request, ...responses]
}

/** Fragments of bodies that the introduction of an operation shows. */
export function introductorySamples(read: ReadOperation): MadeSample[] {
  return read.parts.introduction.flatMap((block, index) => {
    if (block.kind !== 'fence') return []
    const above = read.parts.introduction[index - 1]
    const kind = /^The (object|container) to be/.exec(above?.kind === 'paragraph' ? above.text : '')?.[1]
    const { form, ...content } = repairBody([block.lines], undefined)
    const role = kind === undefined ? 'response' : 'request'
    return [record(read, read.operation.id, kind ?? 'result', role, form, 1, content)]
  })
}

function makeExchange(read: ReadOperation, exchange: DocumentedExchange, all: readonly ReadOperation[]): MadeExchange {
  const curl = exchange.request === undefined ? undefined : repairCurl(exchange.request)
  const method = curl === undefined ? undefined : /-X ([A-Z]+)/.exec(curl.text)?.[1]
  const shown = all.find(({ operation }) => operation.method === method && operation.path === read.operation.path)
  const operation =
    method === undefined || method === read.operation.method
      ? read.operation.id
      : (shown?.operation.id ?? read.operation.id)
  const [only, second] = exchange.responses
  const status = second === undefined ? only?.status : undefined
  const request = curl && record(read, operation, exchange.variant, 'request', 'curl', 1, curl, status)
  return {
    name: sampleName(read, exchange.variant),
    operation,
    exchange,
    ...(request === undefined ? {} : { request }),
    responses: exchange.responses.map(response => {
      const content: Repaired = { text: response.head.join('\n'), repairs: [], confidence: 'exact' }
      const head = record(
        read,
        operation,
        response.variant,
        'response',
        'http',
        response.headFences,
        content,
        response.status,
      )
      const name = sampleName(read, response.variant)
      if (response.body.length === 0) return { name, response, head }
      const { form, ...body } = repairBody(response.body, readHead(response.head).contentLength)
      const fences = response.body.length
      return {
        name,
        response,
        head,
        body: record(read, operation, response.variant, 'response', form, fences, body, response.status),
      }
    }),
  }
}

function record(
  read: ReadOperation,
  operation: string,
  variant: string,
  role: Sample['role'],
  form: Sample['form'],
  fencesJoined: number,
  content: Repaired,
  status?: number,
): MadeSample {
  const id = `${folder}/${sampleName(read, variant)}.${form === 'http' ? 'http-' : ''}${role}`
  return {
    sample: {
      id,
      file: `${id}.${endings[form]}`,
      operation,
      clause: clauseOf(read.section, ['example', variant, role].filter(part => part !== '').join(' ')),
      role,
      form,
      ...(status === undefined ? {} : { status }),
      fencesJoined,
      repairs: content.repairs,
      confidence: content.confidence,
    },
    text: form === 'text' ? content.text : `${content.text}\n`,
  }
}

function sampleName(read: ReadOperation, variant: string): string {
  const title = read.operation.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return [`${read.section.section}-${title}`, variant].filter(part => part !== '').join('-')
}

function checkNames(made: readonly MadeSample[]): void {
  const seen = new Set<string>()
  for (const { sample } of made) {
    if (seen.has(sample.id))
      throw new ConformanceError('IMPORT_SAMPLE_NAME', `two samples would be called ${sample.id}`, {
        next: 'tell them apart in tools/import/samples/exchanges.ts',
      })
    seen.add(sample.id)
  }
}
