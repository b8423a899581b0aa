import { describe, expect, it } from 'vitest'
import { findingsIn } from './invented-reading.fixture.ts'
import { outsideLimits } from './outside-limits.ts'
import { detectSampleOutsideLimits, detectSampleOutsideValues } from './sample-values.ts'

const wood = '/tray/wood: wood | String | The wood. Choices are "oak", or "ash".'

describe('detectSampleOutsideValues', () => {
  it.each([
    [{ tray: { wood: 'oak' } }, []],
    [{ tray: { wood: null } }, []],
    [{ tray: {} }, []],
    [{ tray: { wood: 'Oak' } }, ['sample-outside-values:trays.create:request:wood:Oak']],
  ])('compares what the table lists with %j', (request, keys) => {
    const found = findingsIn(detectSampleOutsideValues, { name: 'trays.create', body: [wood], request })
    expect(found.map(({ key }) => key)).toEqual(keys)
  })

  it('tells how true is spelled', () => {
    const body = ['/force: force | boolean | [True/False] Use force.']
    const [finding] = findingsIn(detectSampleOutsideValues, { name: 'trays.move', body, request: { force: true } })
    expect(finding?.readings.map(({ reading }) => reading)).toEqual(['force: one of True, False', 'force: true'])
  })

  it('takes the values of a row that is described in the same words', () => {
    const create = { name: 'trays.create', section: '9.9.1', body: [wood] }
    const shown = { name: 'trays.show', section: '9.9.2', answer: { wood: 'pine' } }
    const alike = { ...shown, response: ['/wood: wood | String | The wood. As it was given.'] }
    const other = { ...shown, response: ['/wood: wood | String | The forest.'] }
    expect(findingsIn(detectSampleOutsideValues, create, alike)).toHaveLength(1)
    expect(findingsIn(detectSampleOutsideValues, create, other)).toHaveLength(0)
  })
})

describe('detectSampleOutsideLimits', () => {
  it('finds every value of a list that breaks a limit', () => {
    const body = ['/trays/[]/label: label | String | A label. Maximum length is 3 characters.']
    const request = { trays: [{ label: 'abc' }, { label: 'abcd' }, { label: 'abcde' }] }
    const found = findingsIn(detectSampleOutsideLimits, { name: 'trays.create', body, request })
    expect(found.map(({ readings }) => readings[1]?.reading)).toEqual(['label: "abcd"', 'label: "abcde"'])
  })
})

describe('outsideLimits', () => {
  const key = 'AAAAB3NzaC1yc2E='
  it.each([
    [{ maxLength: 3, unit: 'bytes' }, 'äb', undefined],
    [{ maxLength: 2, unit: 'bytes' }, 'äb', 'at most 2 bytes'],
    [{ maxLength: 2 }, 'äb', undefined],
    [{ maxLength: 2 }, { abc: 'x' }, 'at most 2 characters'],
    [{ maxLength: 2 }, ['ab', 'abc'], 'at most 2 characters'],
    [{ minItems: 1 }, [], 'at least 1 elements'],
    [{ maxItems: 1 }, ['a', 'b'], 'at most 1 elements'],
    [{ minLength: 1 }, '', 'at least 1 characters'],
    [{ pattern: '^a+$' }, 'ab', 'like /^a+$/'],
    [{ minimum: 1, maximum: 9 }, 9, undefined],
    [{ minimum: 1 }, '0', 'at least 1'],
    [{ maximum: 9 }, 10, 'at most 9'],
    [{ minimum: 1 }, 'many', 'at least 1'],
    [{ format: 'uuid' }, '6bf65660-70ee-4a75-b61a-36ac040c289c', undefined],
    [{ format: 'uuid' }, '6bf65660-70ee-4a75-b61a-36ac040c289c0', 'of the form uuid'],
    [{ format: 'cron' }, '*/5 * * * 1-5', undefined],
    [{ format: 'cron' }, '* / 5 * * * *', 'of the form cron'],
    [{ format: 'uri' }, 'http://shop.example', undefined],
    [{ format: 'uri' }, ' http://shop.example', 'of the form uri'],
    [{ format: 'base64' }, 'YWJj', undefined],
    [{ format: 'base64' }, 'YWJ', 'of the form base64'],
    [{ format: 'sha1' }, 'abc', 'of the form sha1'],
    [{ format: 'ipv4' }, '10.0.0.1', undefined],
    [{ format: 'mac' }, '0a:0b:0c:0d:0e', 'of the form mac'],
    [{ format: 'date-time' }, '2001-02-03T04:05:06Z', undefined],
    [{ format: 'date-time' }, 'yesterday', 'of the form date-time'],
    [{ format: 'ssh-public-key' }, `ssh-rsa ${key} me`, undefined],
    [{ format: 'ssh-public-key' }, `${key} me`, 'of the form ssh-public-key'],
    [{ format: 'unheard-of' }, 'x', undefined],
    [{ maxLength: 1 }, null, undefined],
  ])('judges by %j the value %j: %s', (limits, value, expected) => {
    expect(outsideLimits(limits, value)).toBe(expected)
  })
})
