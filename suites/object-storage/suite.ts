import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
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
import { find } from './find.ts'
import { listingFormatChecks } from './listing-formats.ts'
import { nameChecks } from './names.ts'
import { objectListingChecks } from './object-listing.ts'
import { objectMetadataChecks } from './object-metadata.ts'
import { cleanup, creates, removes } from './resources.ts'
import { staticLargeObjectChecks } from './static-large-objects.ts'
import { staticWebChecks } from './static-web.ts'
import { temporaryUrlChecks } from './temporary-urls.ts'
import { uploadChecks } from './upload.ts'
import { versioningChecks } from './versioning.ts'

/** Every check on object storage (§2.7), with what its calls leave on a target and how that is removed. */
export function objectStorageSuite(spec: SpecOfService): ServiceSuite {
  return {
    service: spec.catalog.service,
    serviceType: spec.catalog.serviceType,
    checks: [
      ...containerListingChecks,
      ...accountMetadataChecks,
      ...objectListingChecks,
      ...listingFormatChecks,
      ...containerLifecycleChecks,
      ...containerMetadataChecks,
      ...uploadChecks,
      ...downloadChecks,
      ...objectMetadataChecks,
      ...copyChecks,
      ...deletionChecks,
      ...nameChecks,
      ...accessChecks,
      ...temporaryUrlChecks,
      ...staticWebChecks,
      ...versioningChecks,
      ...bulkDeleteChecks,
      ...staticLargeObjectChecks,
      ...dynamicLargeObjectChecks,
    ],
    creates,
    removes,
    cleanup,
    find,
    notEvaluated: {},
  }
}
