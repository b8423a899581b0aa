import type { CallOptions } from '../model/check.ts'
import type { HeaderList } from '../model/target.ts'

/** The headers of a call as a list: a name with several values comes once for each. */
export function headerList(headers: CallOptions['headers'] = {}): HeaderList {
  if (Array.isArray(headers)) return headers
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): [name: string, value: string] => [name, one]),
  )
}
