import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCodesOf, type Operation, pathBelowEndpoint, type ServiceCatalog } from '../model/catalog.ts'
import { loadSpec, servicesOf } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { validateJson } from '../shared/validate-json.ts'
import { validateXml } from '../shared/validate-xml.ts'
import { bodiesOf, type DocumentedBody } from './bodies/bodies.ts'
import { SampleIndex, type SampleText } from './bodies/body-samples.ts'
import { schemaFileName } from './bodies/schema-files.ts'
import { readSamples } from './generated-folder.ts'
import { filledSample } from './xml/filled-sample.fixture.ts'

const samples = readSamples(packageRoot)
const index = new SampleIndex(samples)
const specs = servicesOf().map(service => loadSpec(service))
const operations = new Map(
  specs.flatMap(({ catalog }) => catalog.operations.map(operation => [operation.id, { catalog, operation }] as const)),
)

/** Every body that a sample is of; a sample without a status is of several. */
const bodies = new Map<string, { file: string; body: DocumentedBody }[]>()
for (const { catalog, operation } of operations.values())
  for (const body of bodiesOf(catalog, operation, index)) {
    const file = join(packageRoot, 'spec/schemas', catalog.service, schemaFileName(body))
    for (const { sample } of body.samples) bodies.set(sample.id, [...(bodies.get(sample.id) ?? []), { file, body }])
  }

/** What speaks against a sample; empty where it is as its operation is documented. */
function faults(one: SampleText): string[] {
  const known = operations.get(one.sample.operation)
  if (known === undefined) return [`${one.sample.operation} is no operation`]
  switch (one.sample.form) {
    case 'json':
    case 'xml':
      return structuredFaults(one)
    case 'http':
      return answerFaults(one, known.catalog, known.operation)
    case 'curl':
      return requestFaults(one, known.catalog, known.operation)
    case 'html':
    case 'text':
      return one.text.trim() === '' ? ['it is empty'] : []
  }
}

function structuredFaults({ sample, text }: SampleText): string[] {
  const own = bodies.get(sample.id) ?? []
  if (own.length === 0) return ['no schema describes it']
  return own.flatMap(({ file, body }) => {
    const found =
      sample.form === 'json'
        ? validateJson(file, JSON.parse(text))
        : filledSample(text, body.roots ?? []).flatMap(root => validateXml(file, Buffer.from(root)))
    const damaged = new Set(sample.damaged?.map(({ at }) => at))
    return found.filter(({ at }) => !damaged.has(at)).map(({ at, message }) => `${file} ${at}: ${message}`)
  })
}

function answerFaults({ text }: SampleText, catalog: ServiceCatalog, operation: Operation): string[] {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])
  const codes = [...operation.normalCodes, ...errorCodesOf(catalog, operation)].map(({ code }) => code)
  return codes.includes(status) ? [] : [`${status} is not documented`]
}

function requestFaults({ text }: SampleText, catalog: ServiceCatalog, operation: Operation): string[] {
  const flag = /(?:^|\s)-X\s*"?([A-Z]+)/.exec(text)?.[1]
  const method = flag ?? (/\s-(?:I|i?I)\b|--head/.test(text) ? 'HEAD' : 'GET')
  const path = /\$(?:publicURL|\{publicURL\})([^\s"'?]*)/.exec(text)?.[1]
  const segments = (url: string) => url.split('/').filter(segment => segment !== '').length
  return [
    ...(method === operation.method ? [] : [`${method} is not ${operation.method}`]),
    ...(path === undefined || segments(path) === segments(pathBelowEndpoint(catalog, operation))
      ? []
      : [`${path} is not ${operation.path}`]),
  ]
}

describe('every sample', () => {
  const sound = samples.filter(({ sample }) => sample.confidence !== 'as-printed')

  test('is looked at, in every form', () => {
    expect(new Set(samples.map(({ sample }) => sample.id)).size).toBe(samples.length)
    expect(new Set(sound.map(({ sample }) => sample.form))).toEqual(
      new Set(['curl', 'http', 'json', 'xml', 'html', 'text']),
    )
    const structured = sound.filter(({ sample }) => sample.form === 'json' || sample.form === 'xml')
    expect(structured.filter(({ sample }) => !bodies.has(sample.id))).toEqual([])
    expect(bodies.size).toBe(structured.length)
  })

  test.each(sound.map(one => [one.sample.id, one] as const))('%s is as documented', (_, one) => {
    expect(faults(one)).toEqual([])
  })

  test('that holds a damaged value is named by an erratum', () => {
    const damaged = sound.filter(({ sample }) => sample.damaged !== undefined)
    expect(damaged.length).toBeGreaterThan(0)
    for (const { sample } of damaged) {
      const service = sample.operation.split('.')[0]
      const { errata } = specs.find(({ catalog }) => catalog.service === service) ?? { errata: [] }
      const cites = errata.some(
        ({ operations: named, readings }) =>
          named.includes(sample.operation) && readings.some(({ clause }) => clause.section === sample.clause.section),
      )
      expect(cites, sample.id).toBe(true)
    }
  })
})
