import { describe, expect, test } from 'vitest'
import { listRows, type Selection } from './listing.ts'
import { NameIndex } from './name-index.ts'

const index = new NameIndex<{ name: string }>()
for (const name of ['a', 'b/', 'b/1', 'b/2', 'b/c/d', 'c', 'é', '\ue000', '\u{10000}']) index.set({ name })
const everything: Selection = { limit: 100, marker: '', endMarker: '', prefix: '', delimiter: '', reverse: false }

describe('listRows', () => {
  test.each<[string, Partial<Selection>, string[]]>([
    ['all in UTF-8 order', {}, ['a', 'b/', 'b/1', 'b/2', 'b/c/d', 'c', 'é', '\ue000', '\u{10000}']],
    ['limit', { limit: 2 }, ['a', 'b/']],
    ['no rows', { limit: 0 }, []],
    ['marker is left out', { marker: 'b/2', limit: 2 }, ['b/c/d', 'c']],
    ['marker that is no name', { marker: 'b/0', limit: 1 }, ['b/1']],
    ['end marker is left out', { endMarker: 'b/1' }, ['a', 'b/']],
    ['prefix', { prefix: 'b/' }, ['b/', 'b/1', 'b/2', 'b/c/d']],
    ['marker before the prefix', { prefix: 'b/', marker: 'a', limit: 1 }, ['b/']],
    ['marker behind the prefix', { prefix: 'b/', marker: 'c' }, []],
    ['delimiter rolls up', { delimiter: '/', limit: 3 }, ['a', '[b/]', 'c']],
    ['delimiter below a prefix', { delimiter: '/', prefix: 'b/' }, ['b/', 'b/1', 'b/2', '[b/c/]']],
    ['a page goes on behind its last folder', { delimiter: '/', marker: 'b/', limit: 1 }, ['c']],
    ['reverse', { reverse: true, limit: 2 }, ['\u{10000}', '\ue000']],
    ['reverse below a marker', { reverse: true, marker: 'b/2' }, ['b/1', 'b/', 'a']],
    ['reverse down to an end marker', { reverse: true, marker: 'c', endMarker: 'b/1' }, ['b/c/d', 'b/2']],
    ['reverse with a prefix', { reverse: true, prefix: 'b/', limit: 2 }, ['b/c/d', 'b/2']],
    ['reverse with a delimiter', { reverse: true, delimiter: '/', marker: 'd' }, ['c', '[b/]', 'a']],
  ])('%s', (_, selection, want) => {
    const rows = listRows(index, { ...everything, ...selection })
    expect(rows.map(row => ('entry' in row ? row.entry.name : `[${row.subdirectory}]`))).toEqual(want)
  })
})
