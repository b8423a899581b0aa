import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test, vi } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { validateJson } from '../shared/validate-json.ts'
import { validateXml } from '../shared/validate-xml.ts'

const folder = join(packageRoot, 'spec/schemas')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
const ending = (name: string) => files.filter(file => file.endsWith(name))

test('every JSON Schema is understood, without a word of warning', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  expect(ending('.schema.json').length).toBeGreaterThan(200)
  for (const file of ending('.schema.json')) expect(() => validateJson(join(folder, file), {}), file).not.toThrow()
  expect(warn.mock.calls).toEqual([])
  warn.mockRestore()
})

test('every JSON Schema is one by its meta-schema, which a run does not ask again', () => {
  const ajv = new Ajv2020({ strict: false })
  for (const file of ending('.schema.json'))
    expect(ajv.validateSchema(JSON.parse(readFileSync(join(folder, file), 'utf8'))), file).toBe(true)
})

test('every RELAX NG schema is understood, and lets no other root pass', () => {
  expect(ending('.rng').length).toBeGreaterThan(40)
  for (const file of ending('.rng'))
    expect(validateXml(join(folder, file), Buffer.from('<something-else/>')), file).toHaveLength(1)
})

test('no two schemas have one name for themselves', () => {
  const ids = ending('.schema.json').map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')).$id as string)
  expect(new Set(ids).size).toBe(ids.length)
})
