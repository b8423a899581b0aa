import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../shared/package-root.ts'
import { importRegistry, registryUrl } from '../registry.ts'
import { checkNames, checksOf } from './apply.ts'
import { readKnownFailures } from './read.ts'

test('every entry of the example names checks that there are', async () => {
  const { entries } = readKnownFailures(join(packageRoot, 'examples/known-failures/openstack-nova.yaml'))
  const every = checkNames(await importRegistry(registryUrl))
  expect(entries.length).toBeGreaterThan(20)
  expect(entries.filter(entry => checksOf(entry, every).length === 0).map(({ check }) => check)).toEqual([])
})
