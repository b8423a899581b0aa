/**
 * A fact that stands only in prose, transcribed by hand in our own words: rows of `spec/rules/<service>.yaml`.
 */
export interface Rule {
  /** Stable, e.g. `object-storage.objects.upload.length-required`. */
  id: string
  operation: string
  /** As `parseClause` reads it. */
  clause: string
  /** What the document demands, in our own words. */
  rule: string
  level: 'required' | 'advisory'
  /** Status codes that the sentence names, so that they count as facts. */
  statuses?: number[]
}
