import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { unprovokedErrors } from '../contract/unprovoked-errors.ts'

/** Why an error of the chapter's list (§1.8.4) is not provoked, where no check of an operation provokes it. */
const unprovoked: Record<string, string> = {
  '400': 'the documents name no request of this operation that is invalid in a way a client can send',
  '403': 'the documents name no request of this operation that is forbidden where the image may be seen',
  '404': 'what this operation addresses always exists for the one who may ask',
  '405': 'the method is part of the operation: one that the path does not have is no request of it',
  '409': 'the documents name no request of this operation that conflicts with what is there',
  '413': 'the documents name no limit of the image service that could be passed',
  '415': 'the documents demand a media type of its own of changes of an image only',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
  '501': 'all operations of the chapter are documented: none is known not to be implemented',
  '503': 'an unavailable service cannot be provoked by a conforming request',
}

const rules: Record<string, string> = {
  'rule:image.images.update.property-protections':
    'which properties a provider protects is not told, and a run that is no administrator cannot set them',
  'rule:image.images.delete.changed-password':
    'the password of the user who registered an image would have to be changed',
}

/** The reason for every error that no check exercises; other facts must be exercised, and a test sees to that. */
export function notEvaluated(catalog: ServiceCatalog, checks: readonly Check[]): Record<string, string> {
  return { ...unprovokedErrors(catalog, checks, unprovoked), ...rules }
}
