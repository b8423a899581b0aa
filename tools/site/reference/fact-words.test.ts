import { expect, test } from 'vitest'
import type { Condition, Limits } from '../../model/catalog.ts'
import { conditionWords, type Fact, factWords, isRequired, limitWords, typeWords } from './fact-words.ts'

test.each<[Limits, string[]]>([
  [{ minimum: 1 }, ['at least 1']],
  [{ maximum: 10, unit: 'GB' }, ['at most 10 GB']],
  [{ minimum: 1, maximum: 10, unit: 'minutes' }, ['1 to 10 minutes']],
  [{ minLength: 5, maxLength: 5 }, ['exactly 5 characters']],
  [{ maxLength: 256, unit: 'bytes' }, ['at most 256 bytes']],
  [{ minItems: 0, maxItems: 3 }, ['0 to 3 items']],
  [{ unit: 'seconds' }, ['in seconds']],
  [{ fractionDigits: 5 }, ['at most 5 digits after the point']],
  [{ format: 'uuid' }, ['form: uuid']],
  [{}, []],
])('limits %o are said as %o', (limits, words) => {
  expect(limitWords(limits)).toEqual(words)
})

test.each<[Fact, string]>([
  [{ type: 'string' }, 'string'],
  [{ printedType: 'csapi:UUID' }, 'csapi:UUID'],
  [{ type: 'integer', printedType: 'xsd:int' }, 'integer'],
  [{ type: 'string', cardinality: { printed: '*', min: 0, max: null } }, 'string, repeated'],
  [{ cardinality: { printed: '*', min: 0, max: null } }, ''],
])('the type of %o is "%s"', (fact, words) => {
  expect(typeWords(fact)).toBe(words)
})

test.each<[Fact, boolean]>([
  [{ presence: 'required' }, true],
  [{ presence: 'optional', cardinality: { printed: '1', min: 1, max: 1 } }, false],
  [{ cardinality: { printed: '1', min: 1, max: 1 } }, true],
  [{}, false],
])('whether %o must be there: %s', (fact, required) => {
  expect(isRequired(fact)).toBe(required)
})

test.each([
  ['{"then": "required", "when": "absent", "parameter": "port"}', 'required when port is absent'],
  ['{"then": "ignored", "when": "equals", "parameter": "mode", "value": "a"}', 'ignored when mode is a'],
  ['{"then": "ignored", "when": "not-equals", "parameter": "mode", "value": "a"}', 'ignored when mode is not a'],
  ['{"then": "required", "when": "other", "note": "the caller is admin"}', 'required (the caller is admin)'],
])('the condition %s is said as "%s"', (condition, words) => {
  expect(conditionWords(JSON.parse(condition) as Condition)).toBe(words)
})

test('what else is said stands in one order', () => {
  expect(factWords({ limits: { maximum: 3 }, default: '1', defaultFrom: 'the flavor', nullable: true })).toEqual([
    'at most 3',
    'default 1',
    'taken when left out: the flavor',
    'may be null',
  ])
})
