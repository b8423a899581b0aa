import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { unprovokedErrors } from '../contract/unprovoked-errors.ts'

/** Why an error of the chapter's list (§1.5.4) is not provoked, where no check of an operation provokes it. */
const unprovoked: Record<string, string> = {
  '400': 'the documents name no request of this operation that is invalid in a way a client can send',
  '403': 'the operation names nothing that is another project\u2019s; roles are those of 401',
  '404': 'what this operation addresses always exists for the one who may ask',
  '405': 'the method is part of the operation: one that the path does not have is no request of it',
  '409': 'the documents name no request of this operation that conflicts with what is there',
  '413': 'the documents name no limit of schedules that could be passed',
  '415': 'the operation has no request body',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
  '501': 'all operations of the chapter are documented: none is known not to be implemented',
  '503': 'an unavailable service cannot be provoked by a conforming request',
}

const rules: Record<string, string> = {
  'rule:autoscale.schedules.create.custom-roles':
    'a user with roles of the customer\u2019s own, of which only some have these rights, would have to be made',
  'rule:autoscale.schedules.create.roles-stay':
    'it is a warning to who gives roles: what happens where they are deleted is not told',
}

/** The reason for every fact that no check exercises and that needs one; a test demands all others to be exercised. */
export function notEvaluated(catalog: ServiceCatalog, checks: readonly Check[]): Record<string, string> {
  return { ...unprovokedErrors(catalog, checks, unprovoked), ...rules }
}
