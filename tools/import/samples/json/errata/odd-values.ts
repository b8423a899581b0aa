import type { Operation } from '../../../../model/catalog.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { isObject, type JsonSample, jsonSamples, membersOf, sampleFinding } from './json-samples.ts'

/** What samples hold that cannot be meant so: members outside of their object, another language's null, times without zone. */
export function detectOddValues({ operations }: TableEvidence): Finding[] {
  return operations.flatMap(operation => {
    const samples = jsonSamples([operation])
    return [
      ...withoutKey(operation.operation, samples),
      ...samples.flatMap(sample => [
        ...besideTheObject(sample),
        ...severalItems(sample, operation.operation.path),
        ...unlikeItems(sample),
        ...valuesLike(sample, 'sample-none', value => value === 'None'),
        ...valuesLike(sample, 'sample-time-without-zone', value => /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value)),
      ]),
    ]
  })
}

/** A member tells the operation from others of its path, and no sample of a request has it. */
function withoutKey({ id, discriminator }: Operation, samples: readonly JsonSample[]): Finding[] {
  const requests = samples.filter(({ sample }) => sample.role === 'request')
  const [first] = requests
  if (discriminator?.in !== 'body' || first === undefined) return []
  if (requests.some(({ value }) => membersOf(value).some(({ name }) => name === discriminator.name))) return []
  return [
    sampleFinding(
      'contradiction',
      ['sample-without-key', id, discriminator.name],
      [[`the request has no ${discriminator.name}, which the operation is about`, first.sample.clause]],
    ),
  ]
}

/** `{ "server_group": { … }, "availability_zone": "…" }` */
function besideTheObject({ sample, value }: JsonSample): Finding[] {
  if (!isObject(value)) return []
  const members = Object.entries(value)
  const [envelope, other] = members.filter(([, member]) => typeof member === 'object' && member !== null)
  if (envelope === undefined || other !== undefined || !isObject(envelope[1]) || members.length > 2) return []
  return members
    .filter(member => member !== envelope)
    .map(([name]) =>
      sampleFinding(
        'contradiction',
        ['sample-beside-object', sample.operation, name],
        [[`${name} stands beside ${envelope[0]}, the only object`, sample.clause]],
      ),
    )
}

/** The path names one item of the metadata, and the body has several. */
function severalItems({ sample, value }: JsonSample, path: string): Finding[] {
  const meta = isObject(value) ? value.meta : undefined
  if (!path.endsWith('/{key}') || !isObject(meta) || Object.keys(meta).length < 2) return []
  return [
    sampleFinding(
      'contradiction',
      ['sample-several-items', sample.operation, sample.role],
      [
        ['the path names one item by its key', { ...sample.clause, detail: 'path' }],
        [`the body has ${Object.keys(meta).length} items`, sample.clause],
      ],
    ),
  ]
}

/** The things of a list, of which only some have a member: links, which a list has of several kinds, are no things. */
function unlikeItems({ sample, value }: JsonSample): Finding[] {
  if (sample.role === 'request') return []
  return membersOf(value).flatMap(({ name: list, value: listed }) => {
    const items = Array.isArray(listed) && list !== 'links' ? listed.filter(isObject) : []
    const names = [...new Set(items.flatMap(item => Object.keys(item)))]
    return names.flatMap(name => {
      const having = items.filter(item => name in item).length
      if (having === items.length) return []
      return [
        sampleFinding(
          'contradiction',
          ['sample-items-unlike', sample.operation, list, name],
          [[`${having} of ${items.length} ${list} have ${name}`, sample.clause]],
        ),
      ]
    })
  })
}

function valuesLike({ sample, value }: JsonSample, kind: string, test: (value: string) => boolean): Finding[] {
  const found = membersOf(value).filter(member => typeof member.value === 'string' && test(member.value))
  return [...new Set(found.map(({ name }) => name))].map(name => {
    const first = found.find(member => member.name === name)
    return sampleFinding(
      'contradiction',
      [kind, sample.operation, name],
      [[`${name} is ${JSON.stringify(first?.value)}`, sample.clause]],
    )
  })
}
