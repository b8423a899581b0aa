import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import { headersOfCurl } from '../samples/message.ts'
import { type Detector, type Evidence, type Finding, findingOf } from './finding.ts'

/** Parameters that one place names and another does not, or names otherwise. */
export const detectParameters: Detector = evidence =>
  evidence.service.operations.flatMap(read => [
    ...queryNames(read),
    ...untyped(read),
    ...proseOnly(read),
    ...twoNames(read),
    ...unlistedInSamples(read, evidence),
  ])

function queryNames(read: ReadOperation): Finding[] {
  const { endpoint, listed, operation, parts, section } = read
  const template = new Set([...endpoint.query, ...listed.query])
  const described = parts.fields.filter(
    field => /(request|query) parameter/.test(field.group) && !field.name.startsWith('{'),
  )
  return operation.parameters
    .filter(parameter => parameter.in === 'query')
    .flatMap(({ name, clause }) => {
      const field = described.find(other => other.name.toLowerCase() === name.toLowerCase())
      const title = clauseOf(section, 'title')
      if (field === undefined)
        return [
          findingOf(
            read,
            'omission',
            ['query-not-described', name],
            [
              [`the URL has ${name}`, clause],
              ['no entry describes it', clauseOf(section, 'request parameters')],
            ],
          ),
        ]
      const findings: Finding[] = []
      if (!endpoint.query.includes(name))
        findings.push(
          findingOf(
            read,
            'omission',
            ['query-not-in-title', name],
            [
              [`an entry describes ${field.name}`, clause],
              ['the title has no such name', title],
            ],
          ),
        )
      if (field.name !== name && template.has(name))
        findings.push(
          findingOf(
            read,
            'contradiction',
            ['query-case', name],
            [
              [field.name, clause],
              [name, read.listClause],
            ],
          ),
        )
      return findings
    })
}

function untyped(read: ReadOperation): Finding[] {
  return read.parts.fields
    .filter(field => field.type === undefined)
    .map(field =>
      findingOf(
        read,
        'omission',
        ['parameter-untyped', field.name],
        [['the entry has no type and no cardinality', clauseOf(read.section, `${field.group} ${field.name}`)]],
      ),
    )
}

function proseOnly(read: ReadOperation): Finding[] {
  return read.operation.parameters
    .filter(({ clause }) => clause.detail?.startsWith('text ') === true)
    .map(({ name, clause }) =>
      findingOf(
        read,
        'omission',
        ['header-in-text-only', name],
        [
          [`the text tells of ${name}`, clause],
          ['no entry describes it', clauseOf(read.section, 'request headers')],
        ],
      ),
    )
}

function twoNames(read: ReadOperation): Finding[] {
  return read.parts.fields.flatMap((field, index) => {
    const next = read.parts.fields[index + 1]
    if (
      next === undefined ||
      next.text !== field.text ||
      next.cardinality !== field.cardinality ||
      field.cardinality === undefined
    )
      return []
    return [
      findingOf(
        read,
        'damage',
        ['two-names', field.name],
        [
          [
            `one entry is headed ${field.name} and ${next.name}`,
            clauseOf(read.section, `${field.group} ${field.name}`),
          ],
        ],
      ),
    ]
  })
}

/** Headers that an example sends and no entry of its operation describes. */
function unlistedInSamples(read: ReadOperation, { exchanges }: Evidence): Finding[] {
  const names = read.operation.parameters.filter(parameter => parameter.in === 'header').map(({ name }) => name)
  const sent = new Map<string, Finding>()
  for (const { operation, request } of exchanges) {
    if (operation !== read.operation.id || request === undefined) continue
    for (const [name] of headersOfCurl(request.text)) {
      if (isDescribed(name, names) || sent.has(name)) continue
      const readings = [
        [`an example sends ${name}`, request.sample.clause],
        ['no entry describes it', clauseOf(read.section, 'request headers')],
      ] as const
      sent.set(name, findingOf(read, 'omission', ['request-header-not-described', name], readings))
    }
  }
  return [...sent.values()]
}

/** True when a header is in the list by its name or by its family (`X-Object-Meta-{name}`). */
export function isDescribed(name: string, described: readonly string[]): boolean {
  const lower = name.toLowerCase()
  return described.some(other => {
    const [prefix = ''] = other.toLowerCase().split('{name}')
    return other.includes('{name}') ? lower.startsWith(prefix) : lower === prefix
  })
}
