import { ConformanceError } from '../../shared/errors.ts'
import { blockStorageNames } from './names/block-storage.ts'
import { computeAdministrationNames } from './names/compute-administration.ts'
import { computeCoreNames } from './names/compute-core.ts'
import { computeExtensionNames } from './names/compute-extensions.ts'
import { computeVariantNames } from './names/compute-variants.ts'
import { imageNames } from './names/image.ts'
import { objectStorageNames } from './names/object-storage.ts'

/** What stands by hand of the Jio document. */
export interface JioForm {
  /** Services by the heading of their part. */
  services: Readonly<Record<string, JioService>>
  names: JioNames
  /** Hyphenated words of paths; the hyphen at the end of a line is a part of the path only where the word is one of them. */
  words: readonly string[]
}

export interface JioService {
  service: string
  /** What an endpoint already stands for; a group has the first that all of its paths begin with. */
  prefixes: readonly string[]
}

/** Names of a group's operations, one a row and in order, by the group's section. */
export type JioNames = ReadonlyMap<string, readonly JioName[]>

export interface JioName {
  /** Method and path as printed, once the lines are joined and braces are braces: tells when the table has changed. */
  request: string
  id: string
  /** In our own words. */
  title: string
  /** Member of the body by OpenStack's custom, where a sentence alone says what the action is. */
  key?: string
}

/**
 * Reads tables of names: a group's section behind `#`, then a line for each row with request, id, title and, where it is
 * inferred, the member of the body, separated by ` | `. Ids are semantic and stable, as those of the manual; an
 * operation that the manual has too has the manual's id.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` when a line is not of that form, or an id comes twice.
 */
export function readNames(tables: readonly string[]): JioNames {
  const names = new Map<string, JioName[]>()
  const ids = new Set<string>()
  let group: JioName[] = []
  for (const line of tables.flatMap(table => table.split('\n')).filter(text => text !== '')) {
    const section = /^# (\S+)$/.exec(line)?.[1]
    if (section !== undefined) {
      group = []
      names.set(section, group)
      continue
    }
    const [request = '', id, title, key] = line.split(' | ')
    if (id === undefined || title === undefined || ids.has(id))
      throw new ConformanceError('IMPORT_OPERATION_ID', `"${line}" gives no new name`, {
        where: 'tools/import/jio/names',
        next: 'give each row of the document one id, and no id to any other',
      })
    ids.add(id)
    group.push({ request, id, title, ...(key === undefined ? {} : { key }) })
  }
  return names
}

/** The published document. */
export const jioForm: JioForm = {
  services: {
    'Block Storage API': { service: 'block-storage', prefixes: ['/v2/{tenant_id}'] },
    'Compute API': { service: 'compute', prefixes: ['/v2/{tenant_id}', '/v1.1/{tenant_id}'] },
    'Image Service API': { service: 'image', prefixes: [] },
    'Object Storage API': { service: 'object-storage', prefixes: ['/v1/{account}'] },
  },
  names: readNames([
    blockStorageNames,
    computeCoreNames,
    computeAdministrationNames,
    computeExtensionNames,
    computeVariantNames,
    imageNames,
    objectStorageNames,
  ]),
  // Aliases of extensions, and their resources, in OpenStack's Compute API v2.
  words: [
    'os-attach-interfaces',
    'os-cloudpipe',
    'os-coverage',
    'os-floating-ip-dns',
    'os-floating-ip-pools',
    'os-floating-ips-bulk',
    'os-instance-actions',
    'os-networks',
    'os-security-group-rules',
    'os-security-groups',
    'os-server-password',
    'os-services',
    'os-simple-tenant-usage',
    'os-snapshots',
    'os-virtual-interfaces',
    'os-volume-types',
    'os-volume_attachments',
    'os-volumes',
  ],
}
