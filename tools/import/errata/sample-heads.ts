import { createHash } from 'node:crypto'
import type { Sample } from '../../model/sample.ts'
import { groupBy } from '../../shared/group-by.ts'
import { type MadeExchange, samplesOf } from '../samples/make-samples.ts'
import { headersOfCurl, headerValue, readHead } from '../samples/message.ts'
import type { Detector, Finding } from './finding.ts'

/** Headers of samples that cannot be true together, or do not have the documented form; and every repair. */
export const detectSampleHeads: Detector = ({ service, exchanges }) => {
  const responses = exchanges.flatMap(responsesOf)
  return [
    ...transactionType(
      service.operations[0]?.operation.responseHeaders.find(({ name }) => name === 'X-Trans-Id'),
      responses,
    ),
    ...responses.flatMap(transactionDigits),
    ...reused(responses),
    ...responses.flatMap(dates),
    ...exchanges.flatMap(emptyUpload),
    ...exchanges.flatMap(lostMetadata),
    ...exchanges.flatMap(samplesOf).flatMap(({ sample }) => repaired(sample)),
  ]
}

type Response = ReturnType<typeof responsesOf>[number]

function responsesOf(exchange: MadeExchange) {
  return exchange.responses.map(({ name, response, head, body }) => {
    const { headers, contentLength, status } = readHead(response.head)
    return { name, status, headers, contentLength, sample: head.sample, body }
  })
}

const about = (kind: Finding['kind'], key: string, sample: Sample, readings: readonly string[]): Finding => ({
  key,
  kind,
  operations: [sample.operation],
  readings: readings.map(reading => ({ reading, clause: sample.clause })),
})

const transaction = /^tx[0-9a-f]{21}-[0-9a-f]{10}$/

function transactionType(
  header: { type?: string; clause: Sample['clause'] } | undefined,
  responses: readonly Response[],
): Finding[] {
  const first = responses.find(({ headers }) => headerValue(headers, 'X-Trans-Id') !== undefined)
  if (header?.type !== 'uuid' || first === undefined) return []
  const shown = {
    reading: 'the samples show tx, 21 hexadecimal digits, a dash and 10 more',
    clause: first.sample.clause,
  }
  const operations = [...new Set(responses.map(({ sample }) => sample.operation))]
  return [
    {
      key: 'transaction-id-type',
      kind: 'contradiction',
      operations,
      readings: [{ reading: 'type Uuid', clause: header.clause }, shown],
    },
  ]
}

function transactionDigits({ name, headers, sample }: Response): Finding[] {
  const value = headerValue(headers, 'X-Trans-Id')
  if (value === undefined || transaction.test(value)) return []
  const digits = value.split('-')[0]?.slice(2).length
  return [
    about('damage', `transaction-id-digits:${name}`, sample, [
      `${value} has ${digits} digits before the dash`,
      'every other sample has 21',
    ]),
  ]
}

function reused(responses: readonly Response[]): Finding[] {
  const groups = groupBy(responses, ({ headers }) => headerValue(headers, 'X-Trans-Id') ?? '')
  return [...groups].flatMap(([value, same]) =>
    value === '' || same.length < 2
      ? []
      : [
          {
            key: `transaction-id-reused:${same[0]?.name}`,
            kind: 'damage' as const,
            operations: [...new Set(same.map(({ sample }) => sample.operation))],
            readings: same.map(({ sample }) => ({ reading: `X-Trans-Id ${value}`, clause: sample.clause })),
          },
        ],
  )
}

/** The ten digits of a transaction id are the time of the request in seconds; a date names its own weekday. */
function dates({ name, headers, sample }: Response): Finding[] {
  const findings: Finding[] = []
  const date = headerValue(headers, 'Date') ?? ''
  const seconds = Number.parseInt(headerValue(headers, 'X-Trans-Id')?.split('-')[1] ?? '', 16)
  if (Math.abs(Date.parse(date) / 1000 - seconds) > 5)
    findings.push(
      about('contradiction', `transaction-id-time:${name}`, sample, [
        `Date ${date}`,
        `X-Trans-Id of ${new Date(seconds * 1000).toUTCString()}`,
      ]),
    )
  for (const [header, value] of headers)
    if (/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} /.test(value) && new Date(value).toUTCString() !== value)
      findings.push(
        about('damage', `weekday:${name}:${header}`, sample, [`${header}: ${value}`, new Date(value).toUTCString()]),
      )
  return findings
}

function emptyUpload({ request, responses }: MadeExchange): Finding[] {
  if (request === undefined) return []
  const length = Number(headerValue(headersOfCurl(request.text), 'Content-Length') ?? 0)
  const empty = createHash('md5').update('').digest('hex')
  return responses
    .filter(({ response }) => length > 0 && headerValue(readHead(response.head).headers, 'ETag') === empty)
    .map(({ name, head }) => ({
      ...about('contradiction', `etag-of-nothing:${name}`, head.sample, []),
      readings: [
        { reading: `the request announces ${length} byte and shows no body`, clause: request.sample.clause },
        { reading: 'the ETag is the MD5 of no bytes', clause: head.sample.clause },
      ],
    }))
}

/** An example that is headed by metadata and sends none. */
function lostMetadata({ name, exchange, request }: MadeExchange): Finding[] {
  if (request === undefined || !/metadata is set$/.test(exchange.caption)) return []
  if (headersOfCurl(request.text).some(([header]) => /-Meta-/i.test(header))) return []
  return [
    about('contradiction', `metadata-not-sent:${name}`, request.sample, [
      'headed as one that sets metadata',
      'no metadata header is sent',
    ]),
  ]
}

function repaired(sample: Sample): Finding[] {
  const base = sample.id.slice(sample.id.lastIndexOf('/') + 1)
  const damage =
    sample.confidence === 'as-printed'
      ? [about('damage', `not-well-formed:${base}`, sample, [`the ${sample.form} is not well-formed`])]
      : []
  return [
    ...damage,
    ...sample.repairs.map((repair, index) =>
      about('damage', `repair:${base}:${index + 1}`, sample, ['damaged as printed', repair.what]),
    ),
  ]
}
