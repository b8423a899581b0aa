import { describe, expect, it } from 'vitest'
import { condition } from './condition.ts'
import { readPresence } from './read-presence.ts'

describe('readPresence', () => {
  it.each([
    ['tray string (Optional)', '', 'optional'],
    ['tray (optional) String', '', 'optional'],
    ['tray Uuid (Required)', '', 'required'],
    ['tray String', 'The tray.', undefined],
    ['tray ', 'Number of the tray (optional).', 'optional'],
    ['tray ', 'Id of the tray (required)', 'required'],
    ['tray ', 'The tray. If omitted, tray 7 will be used.', 'optional'],
    ['tray ', 'The tray. If not provided, one is made.', 'optional'],
    ['tray ', 'If you omit this attribute, any tray is taken.', 'optional'],
    ['tray ', 'Omit this attribute to take any tray.', 'optional'],
    ['tray ', 'The tray. If omitted, an error will occur.', 'required'],
    ['tray ', '"yes" Empties it "no" (optional) Leaves it', 'optional'],
    ['tray ', 'If "big" was specified for kind, and this item is omitted, the old one is kept.', undefined],
  ])('reads %j, %j as %s', (columns, text, presence) => {
    expect(readPresence(columns, text).presence).toBe(presence)
  })

  it.each([
    ['tray', 'Required if you omit the lid attribute.', condition('required', 'absent', { parameter: 'lid' })],
    [
      'tray',
      'This must be specified when "oak" is specified for wood.',
      condition('required', 'equals', { parameter: 'wood', value: 'oak' }),
    ],
    [
      'tray',
      'If "pine" was specified for wood, this item will be ignored.',
      condition('ignored', 'equals', { parameter: 'wood', value: 'pine' }),
    ],
    [
      'tray',
      'If "ash" was specified for wood, and this item is omitted, ash is kept.',
      condition('optional', 'equals', { parameter: 'wood', value: 'ash' }),
    ],
    [
      'tray',
      'If "yes" is specified for the "varnish" parameter, you must specify "matt" for it.',
      condition('required', 'equals', { parameter: 'varnish', value: 'yes', note: 'the value is then matt' }),
    ],
    ['tray', 'The tray. Required to carry tea.', condition('required', 'other', { note: 'needed to carry tea' })],
  ])('reads a condition of %s: %j', (columns, text, expected) => {
    expect(readPresence(columns, text).conditions).toEqual([expected])
  })

  it('reads a condition in the column as: required but for it', () => {
    expect(readPresence('size Int (Optional if tray_id is specified)', '')).toEqual({
      presence: 'required',
      conditions: [condition('optional', 'present', { parameter: 'tray_id' })],
    })
  })

  it('reads that two kinds of callers are treated differently', () => {
    const text = 'Mandatory when this is executed by the system administrator, ignored when executed by other users.'
    expect(readPresence('X-Tray', text).conditions?.map(({ then: outcome }) => outcome)).toEqual([
      'required',
      'ignored',
    ])
    const strict = 'This must be specified when the system administrator uses the API. Users cannot specify it.'
    expect(readPresence('X-Tray', strict).conditions?.map(({ then: outcome }) => outcome)).toEqual([
      'required',
      'forbidden',
    ])
  })
})
