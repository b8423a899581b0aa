import { isObject, type JsonObject } from '../rest/json-members.ts'
import { type DetailedError, importErrors, invalidParameter } from './refusals.ts'

/** What an import is asked to do (§1.6.3.1 table 2). */
export interface ImportOrder {
  name: string
  diskFormat: string
  containerFormat: string
  location: string
  /** SHA-1 of the file in hexadecimal, lower case. */
  checksum?: string
  /** Of the image that will be. */
  imageId: string
  /** MiB. */
  minRam: number
  /** GiB. */
  minDisk: number
  properties: Record<string, string>
  ovfLocation: string
  osType: string
  userName: string
  password: string
  domainName: string
}

const osTypes = [
  'win2008SE',
  'win2008EE',
  'win2008R2SE',
  'win2008R2EE',
  'win2012SE',
  'win2012R2SE',
  'Rhel',
  'centos',
  'ubuntu',
]
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const objectPath = /^\/v1\/AUTH_[^/]+\/[^/]+\/.+$/
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * Reads the body of an import, the required members first and in the order of the table of errors.
 * @param invalid throws a refusal.
 */
export function readImportOrder(body: unknown, invalid: (error: DetailedError) => never): ImportOrder {
  if (!isObject(body)) return invalid(importErrors.nameMissing)
  const given = (name: string, missing: DetailedError): unknown => {
    const value = body[name]
    return value === undefined || value === null || value === '' ? invalid(missing) : value
  }
  const text = (name: string, value: unknown, error = invalidParameter(name)): string =>
    typeof value === 'string' ? value : invalid(error)
  const matching = (name: string, value: unknown, pattern: RegExp): string =>
    pattern.test(text(name, value)) ? String(value) : invalid(invalidParameter(name))

  const name = given('name', importErrors.nameMissing)
  const location = given('location', importErrors.locationMissing)
  const id = given('id', importErrors.idMissing)
  const conversion = given('conversion', importErrors.conversionMissing)
  const osType = text('os_type', given('os_type', importErrors.osTypeMissing), importErrors.osTypeInvalid)
  if (!osTypes.includes(osType)) invalid(importErrors.osTypeInvalid)
  const account = [
    given('user_name', importErrors.userNameMissing),
    given('password', importErrors.passwordMissing),
    given('domain_name', importErrors.domainNameMissing),
  ].map(value => text('', value, importErrors.accountInvalid))
  const [userName = '', password = '', domainName = ''] = account
  if (!base64.test(password)) invalid(importErrors.accountInvalid)

  const optional = (member: string, usual: string, read: (value: unknown) => string): string =>
    body[member] === undefined ? usual : read(body[member])
  const count = (member: string): number => {
    const value = body[member] ?? 0
    return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : invalid(invalidParameter(member))
  }
  // Only true can be said, and asks for raw (§1.6.3.1 request parameters conversion, disk_format).
  if (conversion !== true) invalid(invalidParameter('conversion'))
  const checksum = optional('checksum', '', value => matching('checksum', value, /^[0-9a-f]{40}$/i))
  return {
    name: text('name', name),
    location: matching('location', location, objectPath),
    imageId: matching('id', id, uuid).toLowerCase(),
    osType,
    userName,
    password,
    domainName,
    diskFormat: optional('disk_format', 'raw', value => matching('disk_format', value, /^raw$/)),
    containerFormat: optional('container_format', 'bare', value => matching('container_format', value, /^bare$/)),
    ovfLocation: optional('ovf_location', '', value => matching('ovf_location', value, objectPath)),
    minRam: count('min_ram'),
    minDisk: count('min_disk'),
    properties: readProperties(body, invalid),
    ...(checksum === '' ? {} : { checksum: checksum.toLowerCase() }),
  }
}

/** The members `property-*`, by the name behind the hyphen. */
function readProperties(body: JsonObject, invalid: (error: DetailedError) => never): Record<string, string> {
  const prefix = 'property-'
  const found = Object.entries(body).filter(([member]) => member.startsWith(prefix))
  return Object.fromEntries(
    found.map(([member, value]) => {
      const name = member.slice(prefix.length)
      return name !== '' && typeof value === 'string' ? [name, value] : invalid(invalidParameter(member))
    }),
  )
}
