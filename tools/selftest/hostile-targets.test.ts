import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { temporaryFolder } from '../run/testing/run-child.ts'
import { readRecord } from '../shared/read-record.ts'
import { formsOf } from '../shared/secret-forms.ts'
import { themes } from './all-cases.ts'
import type { HostileCase } from './hostile-case.ts'
import { type HostileTarget, hostileToken, startHostileTarget } from './hostile-target.ts'
import { type HostileRun, hostileRegistry, startRun } from './testing/start-run.ts'

/** MiB; what a run on a healthy target takes is about half of it. */
const mostMemory = 400

/** Meets the cases of some themes, several at a time. */
interface Meeting {
  title: string
  cases: readonly HostileCase[]
  target: HostileTarget
  folder: ReturnType<typeof temporaryFolder>
  outcome: HostileRun
  lines: Map<string, CheckLine>
}

const half = themes.findIndex(([title]) => title === 'Uploads')
const halves = [themes.slice(0, half), themes.slice(half)].map((some, position) => ({
  title: some.map(([title]) => title.toLowerCase()).join(', '),
  cases: some.flatMap(([, cases]) => cases),
  // What changes something is not sent again when a kept connection breaks, and those of the first half do break.
  healthy: position === 0 ? '*.healthy-look-*' : '*.healthy-*',
}))

let meetings: Meeting[]

// Two runs meet them all; the tests below look at what came of it.
beforeAll(async () => {
  meetings = await Promise.all(halves.map(meet))
}, 120_000)

afterAll(async () => {
  for (const { target, folder } of meetings) {
    await target.close()
    folder.remove()
  }
})

async function meet({ title, cases, healthy }: (typeof halves)[number]): Promise<Meeting> {
  const target = await startHostileTarget(cases)
  const folder = temporaryFolder()
  const out = join(folder.dir, 'out')
  const outcome = await startRun({
    target: target.target,
    registry: hostileRegistry,
    out,
    check: [...cases.map(({ name }) => `hostile.things.show.${name}`), healthy],
    effects: ['read', 'create'],
    timeoutMs: 20_000,
  })
  const { checks } = await readRecord(out)
  return { title, cases, target, folder, outcome, lines: new Map(checks.map(line => [line.id, line])) }
}

describe.each(halves)('a run that meets hostile $title', ({ title, cases }) => {
  const meeting = (): Meeting => meetings.find(one => one.title === title) as Meeting

  test.each(cases)('a target that $does', ({ name, ends = 'error', says }) => {
    expect(meeting().lines.get(`hostile.things.show.${name}`)).toMatchObject({
      verdict: ends,
      message: expect.stringMatching(says),
    })
  })

  test('ends by itself, with a whole record', () => {
    expect(meeting().outcome).toMatchObject({ verdict: 'non-conformant', leftovers: [] })
    expect(meeting().outcome.problem).toBeUndefined()
  })

  test('goes on with the other checks, and removes what they made', () => {
    const healthy = [...meeting().lines.values()].filter(
      ({ id, verdict }) => id.includes('healthy') && verdict !== 'skipped',
    )
    expect(healthy.length).toBeGreaterThanOrEqual(8)
    expect(healthy.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect([...meeting().target.things]).toEqual([])
  })

  test('keeps its memory within bounds', () => {
    expect(meeting().outcome.peakMb).toBeLessThan(mostMemory)
  })

  test('sends nothing to a host that only an answer names', () => {
    expect(meeting().target.astray).toEqual([])
  })

  test('writes no token down, however it was echoed', () => {
    const { folder, outcome } = meeting()
    const files = readdirSync(folder.dir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const places = [
      ['the terminal', outcome.terminal] as const,
      ...files.map(file => [file.name, readFileSync(join(file.parentPath, file.name), 'utf8')] as const),
    ]
    expect(places.length).toBeGreaterThan(cases.length)
    const found = places.flatMap(([place, text]) =>
      [...new Set(formsOf(hostileToken))].filter(form => text.includes(form)).map(form => `${place}: ${form}`),
    )
    expect(found).toEqual([])
  })
})
