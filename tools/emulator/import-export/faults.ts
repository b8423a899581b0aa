import { type PlannedFault, unknownFault } from '../planned-fault.ts'
import type { DetailedError } from './refusals.ts'

/** How an operation shall fail: by a refusal, or later by what it began. */
export type ImportExportFault = { refusal: DetailedError } | { failure: string }

const internal = 'Internal server error.'

const refusals: Readonly<Record<string, DetailedError>> = {
  '50001': { status: 500, code: '50001', text: internal },
  '50002': { status: 500, code: '50002', text: internal },
  '50003': { status: 500, code: '50003', text: internal },
  '50301': { status: 503, code: '50301', text: 'Too many requests.' },
}

/** Which codes each operation has (§1.6.3, the tables of detailed errors). */
const codes: Readonly<Record<string, readonly string[]>> = {
  'imports.create': ['50001', '50002', '50003', '50301'],
  'imports.show': ['50001', '50002'],
  'imports.list': ['50001', '50002'],
  'exports.create': ['50001', '50002', '50003', '50301'],
  'exports.show': ['50001', '50002'],
  'exports.list': ['50001', '50002'],
  'exports.cancel': ['50001', '50002'],
}

/** What becomes of what an operation begins, by its message (§1.6.3.5 table 28). */
const failures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'imports.create': { 'conversion-failed': 'Image conversion has failed.' },
  'exports.create': {
    stopped: 'Export process has stopped unexpectedly.',
    'too-long': 'Export process takes too long time.',
    download: 'VMexport process is failed (fail to download image)',
    upload: 'VMexport process is failed (fail to upload image)',
    other: 'VMexport process is failed (fail to convert image)',
  },
  'exports.cancel': { stopped: 'Cancel process has stopped unexpectedly.' },
}

/**
 * What the planned faults mean here, by operation.
 * @throws {ConformanceError} `EMULATOR_FAULT` for an operation or a fault that there is not.
 */
export function importExportFaults(planned: readonly PlannedFault[]): Map<string, ImportExportFault> {
  const found = planned.flatMap(({ service, operation, what }) => {
    const text = `${service}:${operation}=${what}`
    const operations = operation === '*' ? Object.keys(codes) : [operation]
    return operations.map(name => [name, meaningOf(name, what, text)] as const)
  })
  return new Map(found)
}

function meaningOf(operation: string, what: string, text: string): ImportExportFault {
  const known = codes[operation]
  if (known === undefined) throw unknownFault(text, `operations are ${Object.keys(codes).join(', ')}`)
  const failure = failures[operation]?.[what]
  if (failure !== undefined) return { failure }
  const refusal = known.includes(what) ? refusals[what] : undefined
  if (refusal !== undefined) return { refusal }
  const names = [...known, ...Object.keys(failures[operation] ?? {})]
  throw unknownFault(text, `faults of ${operation} are ${names.join(', ')}`)
}
