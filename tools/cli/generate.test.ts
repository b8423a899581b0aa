import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'

function generate(...options: string[]): { status: number | null; stdout: string; stderr: string } {
  const main = join(packageRoot, 'tools/cli/main.ts')
  return spawnSync(process.execPath, ['--import', 'tsx', main, 'generate', ...options], {
    cwd: packageRoot,
    encoding: 'utf8',
  })
}

test('generate --check finds the committed files current', () => {
  expect(generate('--check')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+ files, 0 stale\n$/) })
})

test('generate refuses an option it does not know', () => {
  const { status, stderr } = generate('--force')
  expect(status).toBe(2)
  expect(stderr).toContain("unknown option '--force'")
})
