import { Problem } from '../http/problem.ts'
import { requireRead } from './access.ts'
import { deleteTarget, Outcome, sendReport } from './bulk-delete.ts'
import { chooseReportType } from './bulk-report.ts'
import { encodeName } from './resource-path.ts'
import type { StorageRequest } from './storage-request.ts'
import type { StoredObject } from './store.ts'

/** DELETE with `multipart-manifest=delete`: the segments, then the manifest; the report lists what failed (§2.7.5.12). */
export function deleteStaticObject(request: StorageRequest): void {
  const { container, object } = request.path as Required<StorageRequest['path']>
  const outcome = new Outcome()
  const found = requireRead(request).objects.get(object)
  const shown = encodeName(`/${container}/${object}`)
  if (found === undefined)
    outcome.attempt(shown, () => {
      throw new Problem(404)
    })
  else if (found.staticManifest === undefined) outcome.errors.push([shown, 'Not an SLO manifest'])
  else deleteTree(request, container, found, outcome)
  sendReport(request, chooseReportType(request.request.headers.accept), outcome)
}

function deleteTree(request: StorageRequest, container: string, object: StoredObject, outcome: Outcome): void {
  for (const segment of object.staticManifest?.segments ?? []) {
    if ('data' in segment) continue
    const nested = segment.nested
      ? request.account?.containers.get(segment.container)?.objects.get(segment.object)
      : undefined
    if (nested !== undefined) deleteTree(request, segment.container, nested, outcome)
    else {
      const shown = encodeName(`/${segment.container}/${segment.object}`)
      outcome.attempt(shown, () => deleteTarget(request, segment))
    }
  }
  const own = { container, object: object.name }
  outcome.attempt(encodeName(`/${container}/${object.name}`), () => deleteTarget(request, own))
}
