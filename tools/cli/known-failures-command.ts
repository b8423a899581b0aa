import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { KnownFailureList } from '../model/known-failure.ts'
import { redactDeep } from '../report/redact-deep.ts'
import { checkNames } from '../run/known-failures/apply.ts'
import { draftOf } from '../run/known-failures/draft.ts'
import { readKnownFailures } from '../run/known-failures/read.ts'
import { reviewKnownFailures } from '../run/known-failures/review.ts'
import { importRegistry, registryUrl } from '../run/registry.ts'
import { ConformanceError } from '../shared/errors.ts'
import { makeFolder } from '../shared/make-folder.ts'
import { readRecord } from '../shared/read-record.ts'
import { Redactor } from '../shared/redact.ts'
import { formatJson } from '../shared/write-json.ts'
import type { KnownFailuresFlags } from './commands/known-failures.ts'
import { exitCodes } from './exit-codes.ts'
import { reviewObject, reviewText } from './known-failures-text.ts'

/**
 * Shows what a run says of a list, and writes a draft where asked to.
 * @returns the exit code: 1 where the list is out of date.
 */
export async function knownFailuresCommand(dir: string, flags: KnownFailuresFlags): Promise<number> {
  if (flags.out !== undefined && flags.update !== true)
    throw new ConformanceError('KNOWN_FAILURES_DRAFT', '--out says where the draft goes, and none was asked for', {
      where: '--out',
      next: 'add --update, or leave --out away',
    })
  const record = redactDeep(await readRecord(dir), new Redactor())
  const today = new Date().toISOString().slice(0, 10)
  const read = flags.file === undefined ? undefined : readKnownFailures(flags.file)
  const recorded: KnownFailureList | undefined = record.header.knownFailures
  const every = checkNames(await importRegistry(registryUrl))
  const day = read === undefined ? (recorded?.day ?? today) : today
  const review = reviewKnownFailures(read?.entries ?? recorded?.entries ?? [], record, { every, day })
  const shown = { review, file: read?.file ?? recorded?.file, record, day }
  process.stdout.write(flags.json === true ? formatJson(reviewObject(shown)) : reviewText(shown))
  if (flags.update === true) {
    const file = flags.out ?? join(dir, 'known-failures.draft.yaml')
    const document = read === undefined ? {} : { document: read.document }
    writeDraft(file, draftOf({ review, header: record.header, day: today, ...document }))
    process.stderr.write(`Draft for review: ${file}\n`)
  }
  return review.outOfDate ? exitCodes.nonConformant : exitCodes.conformant
}

/** A file that is there may be the list itself, or a draft that somebody works on: it is left alone. */
function writeDraft(file: string, text: string): void {
  try {
    makeFolder(dirname(file))
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    throw new ConformanceError(
      'KNOWN_FAILURES_DRAFT',
      there
        ? 'there is a file already where the draft would go'
        : `the draft cannot be written: ${(error as Error).message}`,
      { where: file, next: 'move it away, or name another file by --out; a list is never written over' },
    )
  }
}
