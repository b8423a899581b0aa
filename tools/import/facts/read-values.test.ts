import { describe, expect, it } from 'vitest'
import { readValues } from './read-values.ts'

describe('readValues', () => {
  it.each([
    ['The wood. Choices are "oak", "ash", or "pine".', ['oak', 'ash', 'pine']],
    ['Kinds such as OAK. Possible values: OAK, ASH, ANY. Default: ANY.', ['OAK', 'ASH', 'ANY']],
    ['Only "oak" can be specified.', ['oak']],
    ['A valid value is OAK or ASH.', ['OAK', 'ASH']],
    ['The kind of wood. The correct value is oak.', ['oak']],
    ['Specifies OAK or ASH wood. OAK wood is hard.', ['OAK', 'ASH']],
    ['Specifies the wood to use ("oak").', ['oak']],
    ['A list of woods. "soft-wood" and "oak" can be specified. For a roof, specify "oak".', ['soft-wood', 'oak']],
    ['[Oak/Ash] Which wood it is.', ['Oak', 'Ash']],
    ['Always the same. Fixed as "7".', undefined],
    ['Fixed as "7".', ['7']],
    ['Specify OAK.', ['OAK']],
    ['Specify "oak".', ['oak']],
    ['The wood. Specify "oak". If omitted, "oak" will be used.', ['oak']],
    ['Specify "yes" to polish. Specify "no" to leave it.', ['yes', 'no']],
    ['To retrieve some, specify "few", or to retrieve them all, specify "many".', ['few', 'many']],
    ['To move it inside the domain Specify "inner".To move it inside the project Specify "own".', ['inner', 'own']],
    ['The state. One of the following is returned. keyword oak: It is oak. Ash : It is ash.', ['oak', 'Ash']],
    ['One of the following. Keyword a1: Alpha One Keyword b2: Beta', ['a1', 'b2']],
    ['near Displayed when it is near. far> Displayed when it is far.', ['near', 'far']],
    ['oak, ash, pine', ['oak', 'ash', 'pine']],
    ['If "yes": It is polishedIf "no": It is not', ['yes', 'no']],
    ['What to do "yes" Polishes it"no" (optional) Leaves it', ['yes', 'no']],
    ['When "Yes" is specified, it is. When "No" is specified, it is not.', ['Yes', 'No']],
    ['For the lid, specify "0".', undefined],
    ['Use "any" for any.', undefined],
    ['For the roof specify "wood.kind": "oak".', undefined],
    ['You can filter on "OAK" for example.', undefined],
    ['If "yes" is specified for the "polish" parameter, you must specify "oak" for this.', undefined],
  ])('reads the values of %j', (text, values) => {
    expect(readValues(text).values).toEqual(values)
  })

  it.each([
    ['The wood. If omitted, "oak" will be used.', 'oak'],
    ['If omitted, "no" is used.', 'no'],
    ['If not specified, "No" (do not polish) will be used.', 'No'],
    ['If omitted, 0 will be used.', '0'],
    ['If this item is omitted, the 1 will be used', '1'],
    ['Name of the wood. Default==None.', 'null'],
    ['Default: ANY.', 'ANY'],
    ['"yes" Polishes it "no" (optional) Leaves it', 'no'],
    ['If omitted, all woods are listed.', undefined],
  ])('reads the default of %j', (text, preset) => {
    expect(readValues(text).default).toBe(preset)
    expect(readValues(text).defaultFrom).toBeUndefined()
  })

  it.each([
    ['At most so many. If this item is omitted, min_trays will be used.', 'min_trays'],
    ['If omitted, <i>lastTray</i> + 1 will be used.', undefined],
    ['If omitted, lastTray + 1 will be used.', 'lastTray + 1'],
    [
      'If "old" was specified for kind, and this item is omitted, the size of the tray will be used.',
      'size of the tray',
    ],
  ])('tells what is taken from a literal: %j', (text, from) => {
    expect(readValues(text).defaultFrom).toBe(from)
    expect(readValues(text).default).toBeUndefined()
  })
})
