import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { unprovokedErrors } from '../contract/unprovoked-errors.ts'

/** Why an error of the chapters' lists (§1.2.4, §1.8.4, §2.1.4) is not provoked, where no check of an operation does. */
const unprovoked: Record<string, string> = {
  '400': 'the documents name no request of this operation that is invalid in a way a client can send',
  '403': 'the documents name nothing of this operation that the caller may not do in its own project',
  '404': 'what this operation addresses always exists for the one who may ask',
  '405': 'the method is part of the operation: one that the path does not have is no request of it',
  '409': 'the documents name no request of this operation that conflicts with what is there',
  '413': 'the documents name no limit that a request of this operation could pass',
  '415': 'the documents do not say that a body of another type than JSON is refused',
  '422': 'the documents do not say which request it answers',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
  '501': 'all operations of the chapters are documented: none is known not to be implemented',
  '503': 'an unavailable service cannot be provoked by a conforming request',
}

/** The reason for every fact that no check exercises and that needs one; a test demands all others to be exercised. */
export function notEvaluated(
  catalog: ServiceCatalog,
  checks: readonly Check[],
  ofParts: Readonly<Record<string, string>>,
): Record<string, string> {
  const covered = new Set(checks.flatMap(check => check.covers))
  const others = Object.entries(ofParts).filter(([id]) => !covered.has(id))
  return { ...unprovokedErrors(catalog, checks, unprovoked), ...Object.fromEntries(others) }
}
