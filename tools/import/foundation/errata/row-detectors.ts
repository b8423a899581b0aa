import type { Finding } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading, PrintedEntry } from '../../reading.ts'
import { nameOf, sameName } from '../place-rows.ts'
import { inFoundationForm, tableFinding } from './table-finding.ts'

/** Rows of the tables of a section against its path, its query template and its other tables. */
export const rowDetectors: readonly TableDetector[] = [
  evidence => inFoundationForm(evidence).flatMap(wrongPlaces),
  evidence => inFoundationForm(evidence).flatMap(repeatedRows),
  evidence => inFoundationForm(evidence).flatMap(namesWithoutRow),
]

function entryName({ name }: PrintedEntry): string {
  return nameOf({ cells: [name] })
}

/** Rows that the sentence above their table calls one thing and that are another. */
function wrongPlaces(read: OperationReading): Finding[] {
  const { operation, entries } = read
  return entries.flatMap(entry => {
    if (entry.place !== 'path' && entry.place !== 'query') return []
    const name = entryName(entry)
    const places = operation.parameters.filter(each => sameName(each.name, name)).map(each => each.in)
    const [place] = places
    if (place === undefined || places.includes(entry.place)) return []
    return [
      tableFinding(
        read,
        'contradiction',
        ['row-place', name],
        [
          [`${entry.place === 'path' ? 'URI' : 'query'} parameter ${name}`, entry.clause],
          [`in the ${place}`, operation.clause],
        ],
      ),
    ]
  })
}

/** Rows that two tables of a section have and that do not say the same. */
function repeatedRows(read: OperationReading): Finding[] {
  const requests = read.entries.filter(({ place }) => place !== 'response')
  return requests.flatMap((entry, index) => {
    const other = requests.find(
      (each, later) => later > index && each.place !== entry.place && entryName(each) === entryName(entry),
    )
    if (other === undefined || (other.type === entry.type && other.text === entry.text)) return []
    const reading = (each: PrintedEntry): string =>
      other.type === entry.type ? `${each.name}, described in another way` : `${each.name} ${each.type}`
    return [
      tableFinding(
        read,
        'contradiction',
        ['row-repeated', entryName(entry)],
        [
          [reading(entry), entry.clause],
          [reading(other), other.clause],
        ],
      ),
    ]
  })
}

/** Variables of the path and names of query templates that no table describes. */
function namesWithoutRow(read: OperationReading): Finding[] {
  const { operation, entries } = read
  return (['path', 'query'] as const).flatMap(place => {
    const bare = operation.parameters.filter(
      each => each.in === place && !entries.some(entry => sameName(entryName(entry), each.name)),
    )
    const [first] = bare
    if (first === undefined) return []
    return [
      tableFinding(
        read,
        'omission',
        [`${place}-without-row`],
        [
          [bare.map(({ name }) => name).join(', '), first.clause],
          ['no row', operation.clause],
        ],
      ),
    ]
  })
}
