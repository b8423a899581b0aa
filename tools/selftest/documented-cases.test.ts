import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { describeCases } from './testing/describe-cases.ts'

test('docs/hostile-targets.md lists the cases that are tested', () => {
  const document = readFileSync(join(packageRoot, 'docs', 'hostile-targets.md'), 'utf8')
  expect(document.slice(document.indexOf('## Connections')).trimEnd()).toBe(describeCases())
})
