import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'

const sources = readdirSync(join(packageRoot, 'tools'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !/\.(test|fixture|bench)\.ts$/.test(file))
  .map(file => readFileSync(join(packageRoot, 'tools', file), 'utf8'))
const documented = readFileSync(join(packageRoot, 'docs/errors.md'), 'utf8')
const families =
  'COMPARE|MERGE|TARGET|SELECT|SUITE|CHECK|KNOWN|OUT|RUN|RECORD|CLEANUP|PROFILE|SPEC|IMPORT|GENERATE|EMULATOR|SITE'

test('every error code of the sources is in docs/errors.md, and no other', () => {
  const thrown = sources.flatMap(text => [...text.matchAll(new RegExp(`'((?:${families})_[A-Z_]+)'`, 'g'))])
  const told = [...documented.matchAll(/`([A-Z]+_[A-Z_]+)`/g)]
  const codes = (matches: RegExpMatchArray[]) => [...new Set(matches.map(match => match[1]))].sort()
  expect(codes(told)).toEqual(codes(thrown))
})
