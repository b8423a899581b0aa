/** One of the sections that describe a look at servers: the same requests again and again, for one attribute more each. */
export interface Description {
  /** Operation without `compute.servers.`. */
  operation: string
  section: string
}

/** Descriptions of the look at one server. */
export const looks: readonly Description[] = [
  { operation: 'show', section: '1.2.6.3' },
  { operation: 'show-availability-zone', section: '1.1.6.1' },
  { operation: 'show-extended-status', section: '1.2.6.22' },
  { operation: 'show-extended-attributes', section: '1.2.6.25' },
  { operation: 'show-disk-config', section: '1.2.6.28' },
  { operation: 'show-config-drive', section: '1.2.6.33' },
  { operation: 'show-mac-address', section: '1.2.6.36' },
  { operation: 'show-dedicated', section: '1.3.2.2' },
]

/** Descriptions of the list of ids, names and links. */
export const briefLists: readonly Description[] = [
  { operation: 'list', section: '1.2.6.1' },
  { operation: 'list-extended-attributes', section: '1.2.6.24' },
  { operation: 'list-block-devices', section: '1.2.6.39' },
]

/** Descriptions of the list with details. */
export const detailedLists: readonly Description[] = [
  { operation: 'list-details', section: '1.1.6.2' },
  { operation: 'list-extended-status', section: '1.2.6.23' },
  { operation: 'list-address-types', section: '1.2.6.26' },
  { operation: 'list-disk-config', section: '1.2.6.29' },
  { operation: 'list-config-drive', section: '1.2.6.34' },
  { operation: 'list-mac-address', section: '1.2.6.37' },
  { operation: 'list-dedicated', section: '1.3.2.3' },
]

/** Some sections have 200 alone and some 203 too, of the same request (erratum `compute.variants.status-203`). */
export const shownStatuses = [200, 203]

/** Errata that let the answers of one request differ between its descriptions. */
export const ofVariants: Readonly<Record<string, string[]>> = {
  'show-availability-zone': ['compute.servers.availability-zone-in-some-answers'],
  'list-details': ['compute.servers.availability-zone-in-some-answers'],
  'show-extended-status': ['compute.servers.extended-status-in-some-answers'],
  'list-extended-status': ['compute.servers.extended-status-in-some-answers'],
  'show-extended-attributes': ['compute.servers.extended-attributes-in-some-answers'],
  'list-extended-attributes': [
    'compute.servers.list-extended-attributes.attributes-not-shown',
    'compute.servers.variants-without-their-attributes',
  ],
  'show-disk-config': ['compute.servers.disk-config-in-some-answers'],
  'list-disk-config': ['compute.servers.disk-config-in-some-answers'],
  'show-config-drive': ['compute.servers.config-drive-in-some-answers'],
  'list-config-drive': ['compute.servers.config-drive-in-some-answers'],
  'show-dedicated': ['compute.servers.dedicated-answers-differ', 'compute.chapters.dedicated-instances-not-supported'],
  'list-dedicated': ['compute.servers.dedicated-answers-differ', 'compute.chapters.dedicated-instances-not-supported'],
}

export const operationOf = ({ operation }: Description): string => `compute.servers.${operation}`
