import { Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import { statusLine } from '../http/status-page.ts'
import { denied, requireOwner, requireWrite } from './access.ts'
import { chooseReportType, formatReport, type ReportType } from './bulk-report.ts'
import { removeContainer } from './containers.ts'
import { deleteObject } from './delete.ts'
import { limits } from './limits.ts'
import { decodeName, encodeName } from './resource-path.ts'
import { receiveText } from './static-upload.ts'
import type { StorageRequest } from './storage-request.ts'

/** A name to delete, decoded, with a slash in front; or text that is not UTF-8. */
interface Target {
  shown: string
  container: string
  object: string
}

/** POST (or DELETE) with `bulk-delete`: always 200, the report in the body says what happened (§2.7.5.15). */
export async function handleBulkDelete(request: StorageRequest): Promise<void> {
  // Nobody can be let in to delete without a token, so that there is nothing to report on.
  if (request.caller === undefined) throw denied(request)
  const type = chooseReportType(request.request.headers.accept)
  let targets: (Target | string)[]
  try {
    targets = await readTargets(request, type)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    sendReport(request, type, new Outcome(error))
    return
  }
  sendReport(request, type, deleteAll(request, targets))
}

/** How a bulk delete went so far. */
export class Outcome {
  deleted = 0
  notFound = 0
  readonly errors: [name: string, status: string][] = []
  #failure: Problem | undefined

  constructor(failure?: Problem) {
    this.#failure = failure
  }

  /** Runs one deletion and counts how it ended. */
  attempt(shown: string, remove: () => void): void {
    if (this.errors.length >= limits.bulkFailures) {
      this.#failure = new Problem(400, 'Max delete failures exceeded')
      return
    }
    try {
      remove()
      this.deleted += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.status === 404) this.notFound += 1
      else this.fail(shown, error.status)
    }
  }

  fail(shown: string, status: number): void {
    this.errors.push([shown, statusLine(status)])
  }

  report(): Record<string, string | number> {
    const idle = this.deleted + this.notFound + this.errors.length === 0
    const failure = this.#failure ?? (idle ? new Problem(400, 'Invalid bulk delete.') : undefined)
    const status = failure?.status ?? (this.errors.length > 0 ? 400 : 200)
    return {
      'Number Not Found': this.notFound,
      'Response Status': statusLine(status),
      'Number Deleted': this.deleted,
      'Response Body': failure?.body ?? '',
    }
  }
}

export function sendReport(request: StorageRequest, type: ReportType | undefined, outcome: Outcome): void {
  const form = type ?? 'text/plain'
  sendReply(
    request.response,
    200,
    { 'Content-Type': form },
    formatReport(form, outcome.report(), outcome.errors, 'delete'),
  )
}

async function readTargets(request: StorageRequest, type: ReportType | undefined): Promise<(Target | string)[]> {
  const { headers } = request.request
  if (type === undefined) throw new Problem(406, '')
  if (headers['content-type'] !== undefined && !headers['content-type'].startsWith('text/plain'))
    throw new Problem(406, '')
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) throw new Problem(411, '')
  const longest = 3 * (limits.containerNameBytes + limits.objectNameBytes + 2)
  const text = await receiveText(request, longest * (limits.bulkDeletes + 1))
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  if (lines.length > limits.bulkDeletes) {
    throw new Problem(413, `Maximum Bulk Deletes: ${limits.bulkDeletes} per request`)
  }
  if (lines.some(line => line.length > longest * 2)) throw new Problem(400, 'Invalid File Name')
  return lines.map(readTarget)
}

function readTarget(line: string): Target | string {
  const decoded = decodeName(line)
  if (decoded === undefined) return line
  const [container = '', ...rest] = decoded.replace(/^\/+/, '').split('/')
  return { shown: encodeName(decoded), container, object: rest.join('/') }
}

/** Objects first, then containers, whatever their order in the request. */
function deleteAll(request: StorageRequest, targets: readonly (Target | string)[]): Outcome {
  const outcome = new Outcome()
  for (const target of targets) {
    if (typeof target === 'string') outcome.fail(target, 412)
    else if (target.object !== '') outcome.attempt(target.shown, () => deleteTarget(request, target))
  }
  for (const target of targets) {
    if (typeof target === 'string' || target.object !== '') continue
    outcome.attempt(target.shown, () => removeContainer(requireOwner(request), target.container))
  }
  return outcome
}

/** @throws {Problem} */
export function deleteTarget(request: StorageRequest, target: { container: string; object: string }): void {
  const path = { account: request.path.account, container: target.container, object: target.object }
  const addressed = { ...request, path }
  deleteObject(addressed, requireWrite(addressed))
}
