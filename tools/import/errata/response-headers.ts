import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import { readHead } from '../samples/message.ts'
import { type Detector, type Evidence, type Finding, findingOf } from './finding.ts'
import { isDescribed } from './parameters.ts'

/** Response headers that the samples show and the tables lack, or the other way round. */
export const detectResponseHeaders: Detector = evidence =>
  evidence.service.operations.flatMap(read => [...against(read, evidence), ...missingHere(read, evidence)])

function against(read: ReadOperation, { exchanges }: Evidence): Finding[] {
  const described = read.operation.responseHeaders
  const names = described.map(({ name }) => name)
  const table = clauseOf(read.section, 'response headers')
  const findings = new Map<string, Finding>()
  const add = (finding: Finding): void => {
    if (!findings.has(finding.key)) findings.set(finding.key, finding)
  }
  const own = exchanges.filter(({ operation }) => operation === read.operation.id)
  for (const { response, head } of own.flatMap(({ responses }) => responses)) {
    // The tables tell of success; what goes with an error is not theirs.
    if (response.status >= 400) continue
    const sent = readHead(response.head).headers.map(([name]) => name)
    for (const name of sent.filter(name => !isDescribed(name, names)))
      add(
        findingOf(
          read,
          'omission',
          ['response-header-not-described', name],
          [
            [`a sample shows ${name}`, head.sample.clause],
            ['no entry describes it', table],
          ],
        ),
      )
    for (const { name, cardinality, clause } of described) {
      const shown = sent.some(other => isDescribed(other, [name]))
      if (shown || cardinality === undefined || cardinality.min === 0) continue
      add(
        findingOf(
          read,
          'contradiction',
          ['response-header-not-in-sample', name],
          [
            [`cardinality ${cardinality.printed}`, clause],
            [`a sample lacks ${name}`, head.sample.clause],
          ],
        ),
      )
    }
  }
  return [...findings.values()]
}

/** A header that every other operation of the chapter describes. */
function missingHere(read: ReadOperation, { service }: Evidence): Finding[] {
  const lacking = (name: string): string[] =>
    service.operations
      .filter(
        ({ operation }) =>
          !isDescribed(
            name,
            operation.responseHeaders.map(header => header.name),
          ),
      )
      .map(({ operation }) => operation.id)
  const names = ['Content-Length', 'Content-Type', 'X-Trans-Id', 'Date']
  return names
    .filter(name => lacking(name).includes(read.operation.id) && lacking(name).length < service.operations.length / 2)
    .map(name =>
      findingOf(
        read,
        'omission',
        ['response-header-not-listed', name],
        [
          [`no entry describes ${name}`, clauseOf(read.section, 'response headers')],
          [
            'the other operations list it with cardinality 1..1',
            clauseOf((service.operations[0] as ReadOperation).section, `response header ${name}`),
          ],
        ],
      ),
    )
}
