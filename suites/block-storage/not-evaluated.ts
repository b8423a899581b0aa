import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { factsOf } from '../../tools/model/facts.ts'

/** Why an error of the chapters' lists (§2.1.4, §2.4.4) is not provoked, where no check of an operation provokes it. */
const unprovoked: Record<string, string> = {
  '400': 'the documents name no request of this operation that is invalid in a way a client can send',
  '403': 'the documents name nothing of this operation that the caller may not do in its own project',
  '404': 'what this operation addresses always exists for the one who may ask',
  '500': 'a failure inside the target cannot be provoked by a conforming request',
}

const ofMigration = 'only the provider migrates volumes, and only it is told so'

/** Facts that stand in the way of any check, by their ids without the service. */
const others: Record<string, string> = {
  'volumes.show#element.volume.os-vol-mig-status-attr:migstat': ofMigration,
  'volumes.show#element.volume.os-vol-mig-status-attr:name_id': ofMigration,
}

/** The reason for every fact that no check exercises and that needs one; a test demands all others to be exercised. */
export function notEvaluated(catalog: ServiceCatalog, checks: readonly Check[]): Record<string, string> {
  const covered = new Set(checks.flatMap(check => check.covers))
  const ofFacts = factsOf(catalog).flatMap(({ id, kind, name }) => {
    const reason = kind === 'error' ? unprovoked[name] : others[id.slice(`${catalog.service}.`.length)]
    return reason === undefined ? [] : [[id, reason] as const]
  })
  return Object.fromEntries(ofFacts.filter(([id]) => !covered.has(id)))
}
