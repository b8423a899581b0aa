import { expect, it } from 'vitest'
import { readNullable } from './read-nullable.ts'

it.each([
  ['The state of the tray (None means that it is empty).', true],
  ['Kind of the tray. Where it has none, "null" is returned instead of a child element.', true],
  ['Name of the tray. Use "null" for any.', true],
  ['Name of the tray. Default==None.', true],
  ['None of the trays.', false],
  ['The MD5 of a null character.', false],
  ['', false],
])('reads whether null may stand for it in %j', (text, nullable) => {
  expect(readNullable(text)).toBe(nullable)
})
