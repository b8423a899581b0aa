/** Quotas of names, metadata, bodies and lists: Swift's defaults, which the manual does not change; shown at `/info`. */
export const limits = {
  maximumObjectBytes: 5 * 1024 ** 3 + 2,
  metadataNameBytes: 128,
  metadataValueBytes: 256,
  metadataCount: 90,
  metadataTotalBytes: 4096,
  headerBytes: 8192,
  accountNameBytes: 256,
  containerNameBytes: 256,
  objectNameBytes: 1024,
  listing: 10_000,
  manifestSegments: 1000,
  manifestBytes: 8 * 1024 * 1024,
  bulkDeletes: 10_000,
  bulkFailures: 1000,
} as const
