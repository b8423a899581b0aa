import { describe, expect, it } from 'vitest'
import { readType } from './read-type.ts'

describe('readType', () => {
  it.each([
    ['String', '', { type: 'string' }],
    ['string (Optional)', '', { type: 'string' }],
    ['Int (Optional if tray_id is specified)', '', { type: 'integer' }],
    ['Uuid', '', { type: 'uuid' }],
    ['bool', '', { type: 'boolean' }],
    ['dateTime', '', { type: 'datetime' }],
    ['list', '', { type: 'array' }],
    ['hash', '', { type: 'dict', printedType: 'hash' }],
    ['AnyURI (Required)', '', { type: 'string', printedType: 'AnyURI' }],
    ['TrayForCreate', 'tray.', { printedType: 'TrayForCreate' }],
    ['Tray Key', 'A string. At most nine.', { type: 'string', printedType: 'Tray Key' }],
    ['', 'Tray number. Integer starting from 1.', { type: 'integer' }],
    ['', 'Number with up to one decimal place, in kg.', { type: 'number' }],
    ['', 'Share (%) that is done. Number from 0 to 100', { type: 'number' }],
    ['', 'Give a string of up to 8 characters.', { type: 'string' }],
    ['', 'UUID', { type: 'uuid' }],
    ['', 'Label of the tray', {}],
  ])('reads %j with the text %j as %j', (column, text, facts) => {
    expect(readType(column, text)).toEqual(facts)
  })
})
