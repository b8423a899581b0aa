import type { Operation, ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check, ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { bodyChecks } from '../contract/bodies.ts'
import { refusalChecks } from '../contract/refusals.ts'
import { headerChecks, lengthChecks, statusChecks } from '../contract/status-and-headers.ts'
import { accessChecks } from './access.ts'
import { accountMetadataChecks } from './account-metadata.ts'
import { bulkDeleteChecks } from './bulk-delete.ts'
import { containerLifecycleChecks } from './container-lifecycle.ts'
import { containerListingChecks } from './container-listing.ts'
import { containerMetadataChecks } from './container-metadata.ts'
import { copyChecks } from './copy.ts'
import { deletionChecks } from './deletion.ts'
import { downloadChecks } from './download.ts'
import { dynamicLargeObjectChecks } from './dynamic-large-objects.ts'
import { exemplars } from './exemplars.ts'
import { find } from './find.ts'
import { guardedRequests } from './guarded-requests.ts'
import { listingFormatChecks } from './listing-formats.ts'
import { nameChecks } from './names.ts'
import { notEvaluated } from './not-evaluated.ts'
import { objectListingChecks } from './object-listing.ts'
import { objectMetadataChecks } from './object-metadata.ts'
import { probe } from './probe.ts'
import { cleanup, cleanupGroup, creates, removes, stores, touches } from './resources.ts'
import { staticLargeObjectChecks } from './static-large-objects.ts'
import { staticWebChecks } from './static-web.ts'
import { temporaryUrlChecks } from './temporary-urls.ts'
import { uploadChecks } from './upload.ts'
import { versioningChecks } from './versioning.ts'

/** Checks written by hand from the rules, in the order of the chapter. */
const behaviour: Check[] = [
  ...containerListingChecks,
  ...accountMetadataChecks,
  ...temporaryUrlChecks,
  ...objectListingChecks,
  ...listingFormatChecks,
  ...containerLifecycleChecks,
  ...containerMetadataChecks,
  ...versioningChecks,
  ...accessChecks,
  ...staticWebChecks,
  ...uploadChecks,
  ...nameChecks,
  ...downloadChecks,
  ...dynamicLargeObjectChecks,
  ...staticLargeObjectChecks,
  ...objectMetadataChecks,
  ...copyChecks,
  ...deletionChecks,
  ...bulkDeleteChecks,
]

/** Errata that bear on a documented response header or status of an operation, by the fact they bear on. */
const errataOfFacts: Record<string, string> = {
  'status.200': 'object-storage.objects.show.status-204-or-200',
  'status.204': 'object-storage.objects.show.status-204-or-200',
  'response-header.x-trans-id': 'object-storage.transaction-id-form',
  'response-header.x-delete-at': 'object-storage.objects.delete-at-cardinality',
  'response-header.x-static-large-object': 'object-storage.objects.static-large-object-cardinality',
  'response-header.content-type': 'object-storage.objects.content-type-of-answer',
  'response-header.content-length': 'object-storage.objects.update.body-html-or-empty',
}

/** Every check on object storage (§2.7), with what its calls leave on a target and how that is removed. */
export function objectStorageSuite({ catalog, errata }: SpecOfService): ServiceSuite {
  const leniency = {
    errata: (operation: Operation, fact: string): string[] =>
      errata
        .filter(({ id, operations }) => id === errataOfFacts[fact] && operations.includes(operation.id))
        .map(({ id }) => id),
  }
  const checks = [...contractOf(catalog, leniency), ...behaviour]
  return {
    service: catalog.service,
    serviceType: catalog.serviceType,
    checks,
    creates,
    stores,
    touches,
    removes,
    cleanup,
    cleanupGroup,
    find,
    probe,
    notEvaluated: notEvaluated(catalog, checks),
  }
}

function contractOf(catalog: ServiceCatalog, leniency: Parameters<typeof headerChecks>[2]): Check[] {
  return [
    ...statusChecks(catalog, exemplars, leniency),
    ...headerChecks(catalog, exemplars, leniency),
    ...lengthChecks(catalog, exemplars),
    ...bodyChecks(catalog, exemplars),
    ...refusalChecks(catalog, guardedRequests),
  ]
}
