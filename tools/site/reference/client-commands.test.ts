import { expect, test } from 'vitest'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { operationsWithClients } from './client-commands.ts'

test('every operation with a command of a client is in the catalog', () => {
  const ids = new Set(loadCatalogs().flatMap(({ operations }) => operations.map(({ id }) => id)))
  expect(operationsWithClients.filter(id => !ids.has(id))).toEqual([])
})
