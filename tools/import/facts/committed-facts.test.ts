import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Operation, Parameter, ServiceCatalog } from '../../model/catalog.ts'
import type { Sample } from '../../model/sample.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { valuesAt } from './body-spots.ts'

const folder = 'spec/catalog/k5-foundation-1.12'
const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')
const operations = readdirSync(join(packageRoot, folder)).flatMap(
  file => (JSON.parse(read(`${folder}/${file}`)) as ServiceCatalog).operations,
)
const { samples } = JSON.parse(read('samples/index.json')) as { samples: Sample[] }
const operation = (id: string): Operation => operations.find(other => other.id === id) as Operation

/** Read from the manual by eye: operation, place or name, and what its row says. */
const byEye: readonly [id: string, where: string, facts: Partial<Parameter>][] = [
  ['compute.servers.create', '/server/networks/[]/uuid', { type: 'uuid', presence: 'optional' }],
  ['compute.servers.create', '/server/security_groups', { name: 'security_group', type: 'array' }],
  ['compute.servers.create', '/server/config_drive', { values: ['false'], presence: 'optional' }],
  ['compute.servers.create-multiple', '/server/min_count', { type: 'integer', default: '1' }],
  ['compute.servers.create-multiple', '/server/max_count', { type: 'integer', defaultFrom: 'min_count' }],
  ['compute.servers.create-with-scheduler-hints', '/os:scheduler_hints', { type: 'dict' }],
  ['compute.servers.reboot', '/reboot/type', { values: ['SOFT', 'HARD'] }],
  ['compute.images.list-details', 'type', { values: ['BASE', 'SERVER', 'ALL'], default: 'ALL' }],
  ['compute.image-metadata.show-item', 'key', { type: 'string', limits: { maxLength: 255 } }],
  ['autoscale.schedules.create', '/time', { limits: { format: 'cron' } }],
  ['autoscale.schedules.delete', 'name', { limits: { maxLength: 64, pattern: '^[A-Za-z0-9]*$' } }],
  ['import-export.imports.create', '/min_ram', { type: 'integer', default: '0', limits: { unit: 'MB' } }],
  ['import-export.imports.create', '/id', { presence: 'required', limits: { format: 'uuid' } }],
  ['sap.servers.attach-disk', 'index', { type: 'integer', presence: 'optional', limits: { minimum: 1 } }],
  ['sap.images.list', 'verbose', { type: 'boolean', values: ['false', 'true'], default: 'false' }],
  ['block-storage.volumes.create', '/volume/source_volid', { name: 'source_vol_id', presence: 'optional' }],
  ['block-storage.snapshots.create', '/snapshot/name', { presence: 'optional', default: 'null' }],
]

describe('facts of the committed catalogs', () => {
  it.each(byEye)('%s has at %s what its row says', (id, where, facts) => {
    const found = operation(id).parameters.find(({ at, name }) => (where.startsWith('/') ? at : name) === where)
    expect(found).toMatchObject(facts)
  })

  it('require the size of a volume but for one from a snapshot', () => {
    const size = operation('block-storage.volumes.create').parameters.find(({ name }) => name === 'size')
    expect(size?.presence).toBe('required')
    expect(size?.conditions).toMatchObject([{ when: 'present', parameter: 'snapshot_id' }])
  })

  it('name places that a sample of the same path has, or that a reader or the order of the rows gave', () => {
    const bodies = samples
      .filter(({ role, form }) => role === 'request' && form === 'json')
      .map(sample => ({ ...operation(sample.operation), body: JSON.parse(read(`samples/${sample.file}`)) as unknown }))
    const shown = ({ method, path }: Operation, at: string): boolean =>
      bodies.some(other => other.method === method && other.path === path && valuesAt(other.body, at).length > 0)
    const notShown = operations.flatMap(each =>
      each.parameters.flatMap(({ in: place, at }) =>
        place === 'body' && at !== undefined && !shown(each, at) ? at : [],
      ),
    )
    const json = [...new Set(notShown)].filter(at => !/\/@|^\/[A-Z]/.test(at) && at.split('/').length > 2)
    expect(json.sort()).toEqual([
      '/server/OS-DCF:diskConfig',
      '/server/availability_zone',
      '/server/config_drive',
      '/server/networks/[]/fixed_ip',
      '/server/user_data',
      '/server_group/availability_zone',
    ])
  })

  it('have expressions that compile', () => {
    const patterns = operations.flatMap(each =>
      [...each.parameters, ...each.responseElements].flatMap(({ limits }) => limits?.pattern ?? []),
    )
    expect(patterns.length).toBeGreaterThan(10)
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  })
})
