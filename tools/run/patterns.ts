import picomatch from 'picomatch'
import { ConformanceError } from '../shared/errors.ts'

/**
 * A test for ids by glob patterns, any of which may match; no pattern means every id. A `*` also spans dots, so
 * `object-storage.*` is the whole service.
 * @throws {ConformanceError} `SELECT_NO_MATCH` when a pattern matches none of the ids: a typing error that went
 * unnoticed would look like success.
 */
export function matchPatterns(
  option: string,
  patterns: readonly string[],
  ids: readonly string[],
): (id: string) => boolean {
  if (patterns.length === 0) return () => true
  const tests = patterns.map(pattern => ({ pattern, matches: picomatch(pattern) }))
  for (const { pattern, matches } of tests) {
    if (ids.some(id => matches(id))) continue
    throw new ConformanceError('SELECT_NO_MATCH', `the pattern "${pattern}" matches nothing`, {
      where: option,
      next: 'k5-conformance list shows the ids; quote patterns so that the shell leaves them alone',
    })
  }
  return id => tests.some(({ matches }) => matches(id))
}
