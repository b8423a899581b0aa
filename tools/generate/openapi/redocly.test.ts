import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../shared/package-root.ts'
import type { GeneratedFiles } from '../generate.ts'
import { generateAll } from '../generated-folder.ts'

interface Exception {
  rule: string
  document: string
  at: string
  reason: string
}

interface Finding {
  rule: string
  document: string
  at: string
  message: string
}

const exceptions = parse(readFileSync(join(import.meta.dirname, 'lint-exceptions.yaml'), 'utf8')) as Exception[]
const folder = 'spec/openapi/'
let files: GeneratedFiles
const findings: Finding[] = []

beforeAll(async () => {
  // Nothing may be fetched: the documents have no references outside of themselves.
  vi.stubGlobal('fetch', () => {
    throw new Error('the linter went to the network')
  })
  files = new Map([...generateAll(packageRoot)].filter(([file]) => file.startsWith(folder)))
  for (const [file, source] of files) findings.push(...(await findingsOf(file.slice(folder.length), source)))
}, 60_000)

async function findingsOf(document: string, source: string): Promise<Finding[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source, absoluteRef: document, config })
  return problems.map(({ ruleId, message, location }) => {
    return { rule: ruleId, document, at: location[0]?.pointer ?? '', message }
  })
}

function isLetPass(finding: Finding, exception: Exception): boolean {
  return (
    exception.rule === finding.rule &&
    new RegExp(exception.document).test(finding.document) &&
    new RegExp(exception.at).test(finding.at)
  )
}

test('every document is clean by the recommended rules, but for the exceptions', () => {
  expect(files.size).toBeGreaterThan(1)
  expect(findings.filter(finding => !exceptions.some(exception => isLetPass(finding, exception)))).toEqual([])
})

test.each(exceptions)('the exception for $rule at $at is needed and has a reason', exception => {
  expect(findings.some(finding => isLetPass(finding, exception))).toBe(true)
  expect(exception.reason.length).toBeGreaterThan(40)
})

test('a document that is not clean is found out', async () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { '/a/': { get: { responses: {} } } },
  }
  const rules = (await findingsOf('bad.json', JSON.stringify(document))).map(({ rule }) => rule)
  expect(rules).toEqual(
    expect.arrayContaining(['no-path-trailing-slash', 'operation-operationId', 'operation-summary']),
  )
})
