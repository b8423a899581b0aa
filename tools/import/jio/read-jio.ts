import type { ServiceCatalog } from '../../model/catalog.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { SourceText } from '../document/recognise.ts'
import { type Adjudication, adjudicate } from '../errata/adjudications.ts'
import { correctOperations } from '../errata/corrections.ts'
import { detectActions } from './errata/actions.ts'
import { detectAgainstOthers } from './errata/against-others.ts'
import type { JioDetector } from './errata/detector.ts'
import { detectPaths } from './errata/paths.ts'
import { detectPrintedRows, detectWrappedWords } from './errata/printed-rows.ts'
import { detectRepeated } from './errata/repeated.ts'
import type { JioForm } from './form.ts'
import { jioCatalogs, withSameAs, withVariants } from './jio-catalogs.ts'
import { readOperations } from './operations.ts'
import { readJioDocument } from './read-document.ts'

const detectors: readonly JioDetector[] = [
  detectPrintedRows,
  detectWrappedWords,
  detectPaths,
  detectRepeated,
  detectActions,
  detectAgainstOthers,
]

/** Under this name the document's adjudications and errata stand: they are of all of its services. */
export const jioErrata = 'jio-api'

/**
 * The Jio document as one catalog a service, with its errata.
 * @param others catalogs of the other documents, the manual's first: an operation that has an id of theirs is the same.
 * @throws {ConformanceError} `IMPORT_*`.
 */
export function readJio(
  source: SourceText,
  form: JioForm,
  adjudications: readonly Adjudication[],
  others: readonly ServiceCatalog[],
): { catalogs: ServiceCatalog[]; errata: Erratum[] } {
  const parts = readOperations(readJioDocument(source, Object.keys(form.services)), form)
  const readings = parts.flatMap(({ groups }) => groups.flatMap(group => group.readings))
  const printed = readings.map(({ operation }) => operation)
  const corrected = correctOperations(jioErrata, printed, adjudications)
  const decided = withSameAs(withVariants(corrected), others)
  const catalogs = jioCatalogs(parts, decided)
  const findings = detectors.flatMap(detect => detect({ parts, readings, catalogs, others }))
  return { catalogs, errata: adjudicate(jioErrata, findings, adjudications, new Map()) }
}
