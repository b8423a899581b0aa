import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { commandLine } from '../shared/testing/built.ts'

function command(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [commandLine, ...words], {
    cwd: packageRoot,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
}

describe('list', () => {
  test('has every service, as JSON too', () => {
    const { status, stdout } = command('list', '--format', 'json')
    const operations = JSON.parse(stdout) as { id: string; service: string; clause: string; checks: object[] }[]
    expect(status).toBe(0)
    expect(operations.every(({ id, service, clause }) => id.startsWith(`${service}.`) && clause.includes('§'))).toBe(
      true,
    )
    expect(new Set(operations.map(({ service }) => service))).toContain('object-storage')
    expect(operations.find(({ id }) => id === 'object-storage.objects.upload')?.checks.length).toBeGreaterThan(10)
  })

  test('goes from a clause to its operation', () => {
    const { status, stdout } = command('list', '--clause', '§2.7.5.15')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^object-storage\.bulk\.delete {2}POST \/v1\/\{account\} \(query bulk-delete\)\n/)
    expect(stdout).toMatch(/ checks on 1 operation of 1 service\n$/)
  })

  test('has the operations of one document', () => {
    const operations = JSON.parse(command('list', '--document', 'k5-rst-index', '--json').stdout) as {
      document: string
    }[]
    expect(new Set(operations.map(({ document }) => document))).toEqual(new Set(['k5-rst-index']))
  })

  test('says what a clause lacks', () => {
    expect(command('list', '--clause', '§9.9')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[SELECT_NO_MATCH]'),
    })
  })
})
