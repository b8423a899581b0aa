import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { siteInput } from '../../cli/site-command.ts'
import { type PackedEntries, unpack } from '../browser/packed-entries.ts'
import { makeIndex } from '../browser/search-index.ts'
import { loadSite } from '../reference/load-site.ts'
import { smallRun } from '../testing/small-run.ts'
import { packEntries } from './pack-entries.ts'
import { searchEntries } from './search-entries.ts'

const entries = searchEntries(loadSite({ ...(await siteInput([])), runs: [smallRun] }))
// As the browser has them: packed, sent and unpacked.
const sent = JSON.stringify(packEntries(entries))
const search = makeIndex(MiniSearch, unpack(JSON.parse(sent) as PackedEntries))

test.each([
  ['PUT container', 'k5/object-storage.containers.create.html'],
  ['create container', 'k5/object-storage.containers.create.html'],
  ['X-Delete-After', 'k5/object-storage.objects.upload.html#header-x-delete-after'],
  ['x-delete-af', 'k5/object-storage.objects.upload.html#header-x-delete-after'],
  ['40012', 'k5/import-export.exports.create.html#error-40012'],
  ['1.7.5.16', 'k5/sap.images.list.html'],
  ['§2.7.5.10', 'k5/object-storage.objects.upload.html'],
  ['upload object', 'k5/object-storage.objects.upload.html'],
  ['object-storage.objects.upload', 'k5/object-storage.objects.upload.html'],
  ['object-storage.objects.upload.etag-is-md5', 'k5/object-storage.objects.upload.html#check-etag-is-md5'],
  ['compute.servers.security-groups-are-a-list', 'errata/compute.html#compute.servers.security-groups-are-a-list'],
  ['POST servers', 'k5/compute.servers.create.html'],
  ['reboot', 'k5/compute.servers.reboot.html'],
  ['Glance access error', 'k5/import-export.'],
  ['imageRef', 'k5/compute.servers.create.html#body-server-imageRef'],
  ['block storage', 'k5/block-storage.html'],
  ['uplaod object', 'k5/object-storage.objects.upload.html'],
  ['GET servers', 'k5/compute.servers.list.html'],
  ['DELETE server', 'k5/compute.servers.delete.html'],
  ['delete volume', 'k5/block-storage.volumes.delete.html'],
  ['create snapshot', 'k5/block-storage.snapshots.create.html'],
  ['COPY object', 'k5/object-storage.objects.copy.html'],
  ['bulk-delete', 'k5/object-storage.bulk.delete.html'],
  ['/v1/{account}/{container}', 'k5/object-storage.'],
  ['keypairs', 'k5/compute.key-pairs.'],
  ['vnc console', 'k5/compute.servers.show-vnc-console.html'],
  ['etag', 'k5/object-storage.objects.'],
  ['x-container-read', 'k5/object-storage.containers.'],
  ['user_data', 'k5/compute.servers.create'],
  ['404', 'errors.html#status-404'],
  ['50301', 'k5/import-export.'],
  ['1.7.7', 'clauses/k5-foundation-1.12-1.7.html#1.7.7'],
  ['§2.7.4', 'clauses/k5-foundation-1.12-2.7.html#2.7.4'],
  ['error codes of the program', 'guides/error-codes.html'],
  ['known failures', 'guides/known-failures.html'],
  ['shards', 'guides/ci.html'],
  ['exit codes', 'guides/'],
  ['emulator', 'guides/emulator.html'],
  ['autoscale', 'k5/autoscale'],
  ['coverage', 'conformance/coverage.html'],
  ['jio differences', 'differences.html'],
  ['floating ip', 'jio/compute.'],
  ['server_id', 'names.html#name-server_id'],
  ['fixed_ip', 'k5/compute.servers.create-with-mac-address.html#body-server-networks-fixed_ip'],
  ['member_status', 'k5/image.'],
])('"%s" finds %s first', (query, expected) => {
  const [first] = search(query)
  expect(first?.to.startsWith(expected), `first is ${first?.to}`).toBe(true)
})

test('nothing is found for what is nowhere', () => {
  expect(search('zzqx')).toEqual([])
  expect(search('  ')).toEqual([])
})

test('what is sent is what was found, in less than two thirds of a megabyte', () => {
  const known = unpack(JSON.parse(sent) as PackedEntries)
  expect(known).toHaveLength(entries.length)
  for (const [index, { words = '', text, ...entry }] of entries.entries())
    expect(known[index]).toEqual({ ...entry, text: [words, text].filter(part => part !== '').join(' · ') })
  expect(sent.length).toBeLessThan(660_000)
})
