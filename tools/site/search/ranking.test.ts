import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { siteInput } from '../../cli/site-command.ts'
import { makeIndex } from '../browser/search-index.ts'
import { loadSite } from '../reference/load-site.ts'
import { smallRun } from '../testing/small-run.ts'
import { searchEntries } from './search-entries.ts'

const search = makeIndex(MiniSearch, searchEntries(loadSite({ ...(await siteInput([])), runs: [smallRun] })))

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
])('"%s" finds %s first', (query, expected) => {
  const [first] = search(query)
  expect(first?.to.startsWith(expected), `first is ${first?.to}`).toBe(true)
})

test('nothing is found for what is nowhere', () => {
  expect(search('zzqx')).toEqual([])
  expect(search('  ')).toEqual([])
})
