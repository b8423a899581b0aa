import { expect, test } from 'vitest'
import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { find } from './find.ts'

/** What lists containers as it is told, page by page. */
function listing(page: (marker: string) => unknown) {
  return async (operation: string, options: CallOptions = {}): Promise<TargetReply> => {
    const rows = operation === 'object-storage.containers.list' ? page(String(options.query?.marker ?? '')) : []
    return { status: 200, reason: 'OK', headers: [] as [string, string][], json: () => rows } as unknown as TargetReply
  }
}

test.each([
  [
    'that gives the same page again and again',
    () => [{ name: 'k5c-a-1' }, { name: 'k5c-a-2' }],
    ['/k5c-a-1', '/k5c-a-2'],
  ],
  [
    'that goes round in a circle',
    (marker: string) => [{ name: marker === 'k5c-a-1' ? 'k5c-a-2' : 'k5c-a-1' }],
    ['/k5c-a-1', '/k5c-a-2'],
  ],
  ['that names what was not asked for', () => [{ name: 'theirs' }, { name: 'k5c-a-1' }], ['/k5c-a-1']],
  ['of rows that are none', () => [null, 1, {}, { name: 2 }], []],
])('what a run made is found in a list %s', async (_, page, paths) => {
  const found = await find('k5c-a-', listing(page))
  expect(found.map(({ path }) => path)).toEqual(paths)
})

test.each([
  ['that never ends', (marker: string) => [{ name: `k5c-a-${Number(marker.slice(6)) + 1}` }], /does not end/],
  [
    'whose pages are endless',
    (marker: string) => Array.from({ length: 50_001 }, (_, row) => ({ name: `${marker}${row}-` })),
    /does not end/,
  ],
  ['that is none', () => ({ name: 'k5c-a-1' }), /no list/],
])('a list %s is not followed', async (_, page, says) => {
  await expect(find('k5c-a-', listing(page))).rejects.toThrow(says)
})
