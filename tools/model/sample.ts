import type { Clause } from './clause.ts'

/** One documented body or exchange, kept as a file under `samples/`; the rows of `samples/index.json`. */
export interface Sample {
  /** Stable: the file's path below `samples/` without the ending. */
  id: string
  /** Path below `samples/`, e.g. `k5/foundation/2.7.5.1-list-containers-json.response.json`. */
  file: string
  operation: string
  clause: Clause
  role: 'request' | 'response'
  form: 'curl' | 'http' | 'json' | 'xml' | 'html' | 'text'
  /** Status of the exchange, where the sample shows one. */
  status?: number
  /** How many code fences of the document were joined to make it. */
  fencesJoined: number
  repairs: Repair[]
  /** `exact`: as printed; `repaired`: well-formed after the listed repairs; `as-printed`: damaged beyond evidence. */
  confidence: 'exact' | 'repaired' | 'as-printed'
  /** Values that their own format proves damaged and nothing repairs; they stay as printed. `at` is a JSON Pointer (RFC 6901). */
  damaged?: { at: string; why: string }[]
}

/** One change made to a sample or a table, with what it rests on. */
export interface Repair {
  what: string
  before: string
  after: string
  evidence: string
}
