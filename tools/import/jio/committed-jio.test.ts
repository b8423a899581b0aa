import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { groupBy } from '../../shared/group-by.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { shapeOf } from '../rst/assign-rows.ts'

/**
 * Rows of each group as `awk -F'\t' '/^#/{g=$0} $1 ~ /^(GET|POST|PUT|DELETE|HEAD|PATCH|COPY)$/{n[g]++}'` counts them in
 * the document, without anything of the importer.
 */
const rowsOfGroups: Readonly<Record<string, string>> = {
  'block-storage': 'volumes 6, volume-types 2, snapshots 6',
  compute: `versions 1, extensions 2, limits 1, servers 6, server-metadata 6, server-addresses 2, server-actions 7,
    flavors 3, images 4, image-metadata 6, server-admin-actions 16, server-console-output 1, server-console 1,
    server-deferred-delete 2, server-diagnostics 1, flavors-with-flavor-disabled-attribute 2, flavor-extra-specs 3,
    flavors-with-rxtx-factor-extended-attribute 2, flavors-with-extended-attributes 2, images-with-size-attribute 2,
    limits-with-project-usage 1, guest-agents 4, host-aggregates 8, attach-interfaces 3, root-certificates 2,
    cloudpipe 3, coverage-reports 4, fixed-ips 2, floating-ip-dns-records 7, floating-ip-pools 1, floating-ips 6,
    floating-ips-bulk 4, hosts 6, server-actions-2 2, keypairs 4, networks 9, server-rescue-and-unrescue 2,
    server-start-and-stop 2, security-groups 5, rules-for-default-security-group 3, server-password 2,
    manage-services 5, usage-reports 2, virtual-interfaces 2, volume-extensions 12, volume-attachments 12,
    volume-attachments-2 4, servers-with-block-device-mapping-format 2,
    server-os-ext-ips-mac-mac-addr-extended-attribute 3, configuration-drive 3, servers-and-images-with-disk-config 8,
    server-ip-type 2, server-extended-attributes 2, server-extended-status 2, servers-multiple-create 1`,
  image: 'images 24, image-schemas 4',
  'object-storage': 'object-storage 15',
}

const catalogs = loadCatalogs('jio-api')
const operations = catalogs.flatMap(catalog => catalog.operations)
const operation = (id: string): Operation => operations.find(each => each.id === id) as Operation
const others = new Map<string, Operation>(
  (['k5-foundation-1.12', 'k5-rst-foundation', 'k5-rst-index'] as const).flatMap(document =>
    loadCatalogs(document).flatMap(catalog =>
      catalog.operations.map(each => [`${document} ${each.id}`, each] as const),
    ),
  ),
)
const requestOf = ({ method, path, discriminator }: Operation): string =>
  `${method} ${shapeOf(path)} ${discriminator?.name}`

describe('the committed Jio catalogs', () => {
  test('have the 267 rows of the document', () => {
    expect(operations).toHaveLength(267)
    expect(new Set(operations.map(({ id }) => id)).size).toBe(267)
  })

  test.each(Object.entries(rowsOfGroups))('have the rows of every group of %s', (service, expected) => {
    const own = catalogs.find(catalog => catalog.service === service)
    const counted = [...groupBy(own?.operations ?? [], ({ clause }) => clause.section)].map(
      ([section, rows]) => `${section.replace(`${service}.`, '')} ${rows.length}`,
    )
    expect(counted.join(', ')).toBe(expected.replace(/\s+/g, ' '))
  })

  test('have whole paths, each with its parameters, no name twice', () => {
    for (const { id, path, parameters } of operations) {
      expect(path, id).toMatch(/^(?:\/(?:[a-z0-9._-]+|\{[a-z_]+\}))+$/)
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
      expect(new Set(names).size, id).toBe(names.length)
      expect(
        parameters.filter(parameter => parameter.in === 'path').map(({ name }) => name),
        id,
      ).toEqual(names)
    }
  })

  test.each([
    ['compute.interfaces.show', 'GET', '/v2/{tenant_id}/servers/{server_id}/os-attach-interfaces/{attachment_id}', 15],
    ['compute.extensions.show', 'GET', '/v2/{tenant_id}/extensions/{alias}', 8],
    ['compute.server-metadata.update-item', 'PUT', '/v2/{tenant_id}/servers/{server_id}/metadata/{key}', 8],
    ['compute.servers.stop', 'POST', '/v2/{tenant_id}/servers/{server_id}/action', 19],
    ['compute.services.log-disable-reason', 'PUT', '/v2/{tenant_id}/os-services/disable-log-reason', 21],
    ['compute.networks.create', 'POST', '/v2/{tenant_id}/os-networks', 19],
    ['compute.volumes.create', 'POST', '/v1.1/{tenant_id}/os-volumes', 21],
    ['compute.snapshots.delete-again', 'DELETE', '/v1.1/{tenant_id}/os-snapshots/{snapshot_id}', 23],
    ['compute.images.list', 'GET', '/v2/{tenant_id}/images', 10],
    ['compute.servers.show-extended-attributes', 'GET', '/v2/{tenant_id}/servers/{server_id}', 25],
    ['image.images.list', 'GET', '/v2/images', 26],
    ['image.tags.create', 'PUT', '/v2/images/{image_id}/tags/{tag}', 26],
    ['object-storage.objects.update', 'POST', '/v1/{account}/{container}/{object}', 29],
  ])('%s is %s %s on page %i', (id, method, path, page) => {
    const { method: found, path: at, clause } = operation(id)
    expect([found, at, clause.page]).toEqual([method, path, page])
  })

  test('name the action of every request to a path of actions, inferred or not', () => {
    const actions = operations.filter(({ path }) => path.endsWith('/action'))
    expect(actions.filter(({ discriminator }) => discriminator === undefined).map(({ id }) => id)).toEqual([
      'compute.fixed-ips.reserve-or-release',
    ])
    expect(operation('compute.servers.create-image').discriminator).toEqual({ in: 'body', name: 'createImage' })
    expect(operation('compute.servers.pause').discriminator).toEqual({ in: 'body', name: 'pause', inferred: true })
    expect(actions.filter(({ discriminator }) => discriminator !== undefined && !discriminator.inferred)).toHaveLength(
      7,
    )
  })

  test('say who may ask, where a row does', () => {
    expect(operations.flatMap(({ id, roles }) => (roles === undefined ? [] : [[id, roles[0]?.printed]]))).toEqual([
      ['compute.instance-actions.list', 'all users'],
      ['compute.instance-actions.show', 'only administrators'],
    ])
  })

  test('say which status an action leads to', () => {
    const transitions = operations.flatMap(({ id, transition }) => (transition === undefined ? [] : [[id, transition]]))
    expect(transitions).toEqual([
      ['compute.servers.pause', { to: 'PAUSED' }],
      ['compute.servers.unpause', { from: 'PAUSED', to: 'ACTIVE' }],
      ['compute.servers.suspend', { to: 'SUSPENDED' }],
      ['compute.servers.resume', { from: 'SUSPENDED', to: 'ACTIVE' }],
      ['compute.servers.rescue', { to: 'RESCUE' }],
      ['compute.servers.start', { to: 'ACTIVE' }],
      ['compute.servers.stop', { to: 'STOPPED' }],
    ])
  })

  test('say of variants what they are variants of, by the request', () => {
    for (const each of operations.filter(({ variantOf }) => variantOf !== undefined))
      expect(requestOf(operation(each.variantOf as string)), each.id).toBe(requestOf(each))
    const told = operations.filter(({ variantOf }) => variantOf === undefined).map(requestOf)
    const twice = told.filter((request, index) => told.indexOf(request) !== index)
    // A name and an address stand at the same place: an erratum says so.
    expect(twice).toEqual([`GET ${shapeOf('/v2/{tenant_id}/os-floating-ip-dns/{domain}/entries/{ip}')} undefined`])
  })

  test('name the same operation of another document, which exists and is asked for alike', () => {
    const same = operations.flatMap(each => (each.sameAs ?? []).map(other => [each, other] as const))
    expect(same.length).toBeGreaterThan(120)
    for (const [each, other] of same) {
      const found = others.get(other)
      expect(found, other).toBeDefined()
      if (!each.id.startsWith('compute.interfaces.'))
        expect(shapeOf(found?.path ?? ''), each.id).toBe(shapeOf(each.path))
      expect(found?.method, each.id).toBe(each.method)
    }
    expect(operation('image.images.update-v1').sameAs).toEqual([
      'k5-rst-foundation image.images.update-v1',
      'k5-rst-index image.images.update-v1',
    ])
  })

  test('miss no operation that the manual has by the same request', () => {
    const manual = [...others].filter(([name]) => name.startsWith('k5-foundation')).map(([, each]) => requestOf(each))
    const missed = operations.filter(each => each.sameAs === undefined && manual.includes(requestOf(each)))
    expect(missed.map(({ id }) => id)).toEqual([])
  })

  test('keep the faults and the facts of the introductions', () => {
    const chapters = new Map(catalogs.flatMap(catalog => catalog.chapters.map(each => [each.section, each] as const)))
    expect(chapters.get('block-storage.snapshots')?.errorCodes.map(({ code }) => code)).toEqual([
      400, 401, 403, 404, 405, 413, 415, 422, 500, 501, 503,
    ])
    expect(chapters.get('block-storage.volumes')?.facts?.map(({ name }) => name)).toEqual([
      'scheme',
      'port',
      'media-types',
      'request-format',
      'response-format',
      'default-response-format',
      'conflicting-response-formats',
      'authentication',
      'servers-of-a-volume',
      'backups-are-kept-in',
      'limits',
    ])
    expect(chapters.get('compute.servers')?.facts?.map(({ name, value }) => `${name} ${value.slice(0, 10)}`)).toEqual([
      'create-server-needs Flavor, im',
      'rebuild-keeps Server ID,',
      'reboot-kinds soft, hard',
      'resize-confirmed-after 24 hours, ',
    ])
    expect(chapters.get('image.images')?.facts?.at(-1)?.value).toBe(
      'id, status, visibility, protected, tags, created_at, file, self',
    )
    expect(chapters.get('object-storage')?.facts?.[0]?.value).toContain('5 GB')
  })

  test('hold no sentence of the document', () => {
    const texts = JSON.stringify(catalogs).match(/"(?:[^"\\]|\\.)*"/g) ?? []
    expect(texts.filter(text => text.split(' ').length > 10 && !text.includes('k5-conformance'))).toEqual([])
  })
})

describe('the committed errata of the Jio document', () => {
  const { errata } = JSON.parse(readFileSync(join(packageRoot, 'spec/errata/jio-api.json'), 'utf8')) as {
    errata: { id: string; operations: string[]; readings: { clause: { document: string } }[] }[]
  }

  test('are of operations that exist', () => {
    for (const { id, operations: named } of errata) {
      expect(named.length, id).toBeGreaterThan(0)
      expect(
        named.filter(each => operation(each) === undefined),
        id,
      ).toEqual([])
    }
  })
})
