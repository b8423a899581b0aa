import { describe, expect, it } from 'vitest'
import { placeInBody } from './place-in-body.ts'
import type { PrintedRow } from './read-facts.ts'

const row = (name: string, text = ''): PrintedRow => ({ name, type: 'string', text })
const places = (rows: PrintedRow[], own: unknown[], related: unknown[] = []) =>
  placeInBody(rows, { own, related }).map(({ at }) => at)

describe('placeInBody', () => {
  it('finds members of objects and of items by their names', () => {
    const body = { shop: { name: 'a', trays: [{ wood: 'oak' }, { lid: 'ash' }] } }
    const rows = [row('shop'), row('name'), row('trays'), row('wood'), row('{lid}')]
    expect(places(rows, [body])).toEqual([
      '/shop',
      '/shop/name',
      '/shop/trays',
      '/shop/trays/[]/wood',
      '/shop/trays/[]/lid',
    ])
  })

  it('tells rows of one name apart by the rows around them and by what they mention', () => {
    const body = {
      shop: { doors: [{ id: '1', key_id: '2' }], shelf_maps: [{ shelf_kind: 'a', id: '3', shelf_size: 4 }] },
    }
    const rows = [
      row('doors'),
      row('id', 'Give the id attribute in a doors object.'),
      row('key_id'),
      row('shelf_maps'),
      row('shelf_kind'),
      row('id', 'What is meant by shelf_kind.'),
    ]
    expect(places(rows, [body])).toEqual([
      '/shop/doors',
      '/shop/doors/[]/id',
      '/shop/doors/[]/key_id',
      '/shop/shelf_maps',
      '/shop/shelf_maps/[]/shelf_kind',
      '/shop/shelf_maps/[]/id',
    ])
  })

  it('goes back to the outer object where the order of the sample does', () => {
    const body = { tray: { kind: { name: 'x', made: '1' }, size: 1, made: '2' } }
    expect(places([row('kind'), row('name'), row('made'), row('size'), row('made')], [body])).toEqual([
      '/tray/kind',
      '/tray/kind/name',
      '/tray/kind/made',
      '/tray/size',
      '/tray/made',
    ])
  })

  it('takes samples of the same API where its own have nothing', () => {
    const found = placeInBody([row('name'), row('wood')], {
      own: [{ shop: { name: 'a' } }],
      related: [{ shop: { wood: 'oak' } }],
    })
    expect(found.map(({ by }) => by)).toEqual(['sample', 'related sample'])
  })

  it('places what no sample has between its neighbours, and nowhere when they disagree', () => {
    const body = { shop: { name: 'a', size: 1, trays: [{ wood: 'oak' }] } }
    expect(placeInBody([row('name'), row('colour'), row('size')], { own: [body] })[1]).toEqual({
      at: '/shop/colour',
      by: 'order',
    })
    expect(placeInBody([row('wood'), row('colour'), row('size')], { own: [body] })[1]).toEqual({})
    expect(placeInBody([row('name'), row('wood'), row('colour')], { own: [body] })[2]).toEqual({})
    expect(placeInBody([row('name'), row('colour')], { own: [body] })[1]?.at).toBe('/shop/colour')
    expect(placeInBody([row('colour')], { own: [] })).toEqual([{}])
  })

  it('keeps the keys of a map out of the names', () => {
    const rows = [row('labels', 'Key and value pairs of the shop.'), row('name')]
    expect(places(rows, [{ shop: { labels: { name: 'x' }, name: 'y' } }])).toEqual(['/shop/labels', '/shop/name'])
  })

  it('says how a sample spells what the row spells otherwise', () => {
    const body = { shop: { tray_groups: [], old_volid: '', name: 'a' } }
    const found = placeInBody([row('tray_group'), row('old_vol_id'), row('old_volume_id')], { own: [body] })
    expect(found.map(({ spelled }) => spelled)).toEqual(['tray_groups', 'old_volid', 'old_volid'])
  })

  it('says that two places fit equally well', () => {
    const [found] = placeInBody([row('wood')], { own: [{ lid: { wood: 'a' }, box: { wood: 'b' } }] })
    expect(found).toEqual({ at: '/lid/wood', by: 'sample', ambiguous: ['/lid/wood', '/box/wood'] })
  })

  it('writes names as parts of a JSON Pointer', () => {
    expect(places([row('a/b')], [{ 'a/b': 1 }])).toEqual(['/a~1b'])
  })
})
