import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { unprovokedErrors } from '../contract/unprovoked-errors.ts'

/** Why an error of the chapter's list (§2.7.4) is not provoked, where no check of an operation provokes it. */
const unprovoked: Record<string, string> = {
  '400': 'the documents name no request of this operation that is invalid in a way a client can send',
  '403': 'no request of this operation is documented that a valid token of the same project may not send',
  '404': 'what this operation addresses always exists for the one who may ask',
  '408': 'provoking a time-out means holding a connection open for as long as the target allows, which is not told',
  '409': 'the documents name no request of this operation that conflicts with what is there',
  '411': 'the documents demand a length of uploads only',
  '412': 'the documents name no precondition of this operation',
  '416': 'the documents give a range to downloads only',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
  '503': 'an unavailable service cannot be provoked by a conforming request',
}

/** The reason for every error that no check exercises; other facts must be exercised, and a test sees to that. */
export function notEvaluated(catalog: ServiceCatalog, checks: readonly Check[]): Record<string, string> {
  const ofRules = { 'rule:object-storage.objects.upload.timeout-408': unprovoked['408'] as string }
  return { ...unprovokedErrors(catalog, checks, unprovoked), ...ofRules }
}
