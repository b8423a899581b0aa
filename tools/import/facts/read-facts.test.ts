import { describe, expect, it } from 'vitest'
import { handMade } from './by-hand.ts'
import { rowName } from './plain-text.ts'
import { readFacts } from './read-facts.ts'

describe('readFacts', () => {
  it('puts together what the columns and the sentences say', () => {
    const row = {
      name: 'wood (optional)',
      type: 'String',
      text: '<p>The wood.</p> <p>Choices are "oak" or <i>"ash"</i>.</p> If omitted, "ash" will be used.',
    }
    expect(readFacts(row)).toEqual({
      name: 'wood',
      type: 'string',
      presence: 'optional',
      values: ['oak', 'ash'],
      default: 'ash',
    })
  })

  it('takes two words for yes and no as a boolean where no type is printed', () => {
    const text = 'Specify "true" to polish. Specify "false" to leave it.'
    expect(readFacts({ name: 'polish', type: '', text }).type).toBe('boolean')
    expect(readFacts({ name: 'polish', type: 'String', text }).type).toBe('string')
  })

  it('adds the form of a type that has one', () => {
    expect(readFacts({ name: 'tray', type: 'AnyURI', text: '' })).toEqual({
      name: 'tray',
      type: 'string',
      printedType: 'AnyURI',
      limits: { format: 'uri' },
    })
  })

  it('adds what was made by hand, only for the section that it was made for', () => {
    const [entry] = handMade.filter(({ facts }) => facts.defaultFrom !== undefined)
    const row = { name: entry?.row ?? '', type: 'string', text: '' }
    const at = (section: string) => readFacts({ ...row, clause: { section } }).defaultFrom
    expect(at(entry?.sections[0] as string)).toBe(entry?.facts.defaultFrom)
    expect(at('9.9')).toBeUndefined()
  })

  it('says nothing that the row does not', () => {
    expect(readFacts({ name: '{tray_id}', type: '', text: 'The tray.' })).toEqual({ name: 'tray_id' })
  })
})

it.each([
  ['{tray_id}', 'tray_id'],
  ['tray (optional)', 'tray'],
  ['<i>trayName</i>', 'trayName'],
  ['tray-*', 'tray-*'],
])('takes the marks off %s', (printed, name) => {
  expect(rowName(printed)).toBe(name)
})
