import { describe, expect, test } from 'vitest'
import { Brake } from './brake.ts'
import { RunStopped } from './signals.ts'

describe('the brake of a run', () => {
  test('lets as many requests pass as there may be in all, and no more', () => {
    const brake = new Brake({ requests: 5, sent: 3 })
    brake.begin('a')
    brake.begin('auth')
    expect([brake.pulled, brake.limit]).toEqual([false, undefined])
    expect(() => brake.begin('b')).toThrow(new RunStopped('the limit of 5 requests was reached'))
    expect([brake.pulled, brake.limit]).toEqual([true, 'the limit of 5 requests was reached'])
  })

  test('counts what removes something, and never holds it up', () => {
    const brake = new Brake({ requests: 2, sent: 0 })
    brake.begin('cleanup:a')
    brake.begin('cleanup:a')
    expect(() => brake.begin('a')).toThrow('the limit of 2 requests')
    brake.begin('cleanup:a')
    brake.pull('interrupted')
    brake.begin('cleanup:a')
  })

  test('ends a run when its minutes have passed', () => {
    let now = 999
    const brake = new Brake({ sent: 0, minutes: 1, until: 1000 }, () => now)
    brake.begin('a')
    now = 1000
    expect(() => brake.check()).toThrow(new RunStopped('the limit of 1 minute was reached'))
    expect(() => brake.begin('a')).toThrow(RunStopped)
    expect(brake.limit).toBe('the limit of 1 minute was reached')
  })

  test('names the first reason, which need not be a limit', () => {
    const brake = new Brake({ requests: 0, sent: 0, minutes: 1, until: 0 }, () => -1)
    brake.pull('the run was interrupted')
    expect(() => brake.begin('a')).toThrow('the run was interrupted')
    expect(brake.limit).toBeUndefined()
  })
})
