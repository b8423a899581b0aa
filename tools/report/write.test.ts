import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { reportFiles, reportFormats } from './formats.ts'
import { checkLine, exchange, recordOf, withRun } from './record.fixture.ts'
import { writeReports } from './write.ts'

const hostile =
  '</script><script>alert(1)</script>]]>\u0000\u001b[31m\u202eevil\ud800 | ``` &lt; "\' @team <img src=x onerror=alert(1)>'

const written = (files: string[]): Record<string, string> =>
  Object.fromEntries(files.map(file => [basename(file), readFileSync(file, 'utf8')]))

describe('writeReports', () => {
  test('writes the same bytes for the same record', async () => {
    const run = recordOf([checkLine({ exchange: ['x1'] })])
    const twice = await withRun(run, { exchanges: [exchange('x1')], ledger: [] }, async dir => [
      written(await writeReports(dir, reportFormats)),
      written(await writeReports(dir, reportFormats)),
    ])
    expect(Object.keys(twice[0] ?? {})).toEqual(Object.values(reportFiles))
    expect(twice[1]).toEqual(twice[0])
    expect(twice[0]?.['report.html']).toContain('<dt>Held at a time</dt><dd>2 servers, 3 GB at most</dd>')
  })

  test('takes whatever a target sends as text, in every format', async () => {
    const base = exchange('x1')
    const run = recordOf(
      [
        checkLine({
          id: 'object-storage.objects.upload.a',
          verdict: 'fail',
          title: hostile,
          message: hostile,
          expected: hostile,
          actual: hostile,
          curl: `curl '${hostile}'`,
          exchange: ['x1'],
        }),
        checkLine({ id: 'object-storage.objects.upload.b', verdict: 'skipped', message: hostile }),
        checkLine({
          id: 'object-storage.objects.upload.c',
          level: 'advisory',
          verdict: 'fail',
          message: hostile,
          actual: hostile,
        }),
      ],
      { leftovers: [hostile] },
    )
    const exchanges = [
      exchange('x1', {
        request: { ...base.request, url: `http://127.0.0.1/${hostile}`, headers: [['X-Meta', hostile]] },
        response: {
          status: 200,
          reason: hostile,
          headers: [[hostile, hostile]],
          body: { bytes: 9, text: hostile, encoding: 'utf8', truncated: false },
        },
      }),
    ]
    const files = await withRun(run, { exchanges }, async dir => written(await writeReports(dir, reportFormats)))
    expect(XMLValidator.validate(files['junit.xml'] ?? '')).toBe(true)
    expect(files['report.html']?.match(/<script/g)).toHaveLength(1)
    for (const [name, text] of Object.entries(files)) {
      // A cell of a table for spreadsheets has no markup: what they could run is covered by its own test.
      if (name.endsWith('.csv')) continue
      // A fence of Markdown takes its content literally; all else may hold no markup.
      expect(text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')).not.toMatch(/<img|<script>alert/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e\ufffd]/)
    }
    expect(files['report.html']).toContain('⟨U+202E⟩evil')
  })

  test('masks a secret that the record still holds', async () => {
    const secret = 'gAAAAABmarkedsecret'
    const base = exchange('x1')
    const run = recordOf([
      checkLine({
        verdict: 'fail',
        actual: `X-Auth-Token: ${secret}`,
        curl: `curl -H 'X-Auth-Token: ${secret}'`,
        exchange: ['x1'],
      }),
    ])
    const exchanges = [
      exchange('x1', {
        request: {
          ...base.request,
          headers: [['X-Auth-Token', secret]],
          body: { bytes: 40, text: `{"password":"${secret}"}`, encoding: 'utf8', truncated: false },
        },
      }),
    ]
    const files = await withRun(run, { exchanges }, async dir => written(await writeReports(dir, reportFormats)))
    for (const text of Object.values(files)) expect(text).not.toContain(secret)
    expect(files['report.html']).toContain('[redacted]')
  })

  test('refuses a folder that holds no run, and writes nothing', async () => {
    await expect(writeReports('/nonexistent-k5c-run', ['html'])).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
  })
})
