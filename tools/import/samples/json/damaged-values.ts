import { createHash } from 'node:crypto'

/** A value that its own format proves damaged. */
export interface DamagedValue {
  /** JSON Pointer (RFC 6901). */
  at: string
  why: string
}

/** Finds the values of a body that cannot be what they are meant to be, whatever the body says. */
export function damagedValues(value: unknown): DamagedValue[] {
  return walk(value, '', undefined)
}

function walk(value: unknown, at: string, parent: Readonly<Record<string, unknown>> | undefined): DamagedValue[] {
  if (typeof value === 'string') {
    const why = damageOf(value, parent)
    return why === undefined ? [] : [{ at, why }]
  }
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? undefined : (value as Record<string, unknown>)
  return Object.entries(value).flatMap(([name, member]) =>
    walk(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, own),
  )
}

const nearlyUuid = /(?<![0-9a-f-])[0-9a-f]{6,10}(?:-[0-9a-f]{3,5}){3}-[0-9a-f]{10,14}(?![0-9a-f-])/gi
const uuidLength = 36

function damageOf(value: string, parent: Readonly<Record<string, unknown>> | undefined): string | undefined {
  if (value.startsWith('ssh-rsa ')) return damageOfKey(value, parent?.fingerprint)
  if (/^[A-Za-z0-9+/]{40,}={1,2}$/.test(value) && value.length % 4 !== 0)
    return `Base64 of ${value.length} characters, which is no multiple of four (RFC 4648 §4)`
  const uuid = value.match(nearlyUuid)?.find(each => each.length !== uuidLength)
  return uuid === undefined ? undefined : `a UUID of ${uuid.length} characters in place of ${uuidLength} (RFC 4122 §3)`
}

/** A public key in the form of RFC 4253 §6.6 is three fields, each after its length in four bytes. */
function damageOfKey(key: string, fingerprint: unknown): string | undefined {
  const blob = Buffer.from(key.split(/\s+/)[1] ?? '', 'base64')
  const fields: Buffer[] = []
  let at = 0
  while (at + 4 <= blob.length) {
    const length = blob.readUInt32BE(at)
    fields.push(blob.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  if (at !== blob.length || fields.length !== 3 || fields[0]?.toString('latin1') !== 'ssh-rsa')
    return 'the lengths inside of the key do not fit its end (RFC 4253 §6.6)'
  if (typeof fingerprint !== 'string') return undefined
  const md5 = createHash('md5').update(blob).digest('hex')
  return md5 === fingerprint.replaceAll(':', '') ? undefined : 'the MD5 of the key is not the fingerprint beside it'
}
