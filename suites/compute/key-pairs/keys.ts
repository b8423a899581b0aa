import { createHash, createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** A public key as OpenSSH writes it on one line: its algorithm, and the fields of the key itself (RFC 4253 §6.6). */
export interface PublicKey {
  algorithm: string
  /** The key without its name and comment. */
  blob: Buffer
  /** What follows the name of the algorithm inside of the key. */
  fields: Buffer[]
}

/** Takes such a line apart; undefined where it is none. */
export function readPublicKey(line: string): PublicKey | undefined {
  const [algorithm = '', encoded = ''] = line.trim().split(/ +/)
  const blob = Buffer.from(encoded, 'base64')
  const [name, ...fields] = fieldsOf(blob)
  return name?.toString('latin1') === algorithm && fields.length > 0 ? { algorithm, blob, fields } : undefined
}

/** Each field stands behind its length in four bytes; none where the lengths do not add up. */
function fieldsOf(blob: Buffer): Buffer[] {
  const fields: Buffer[] = []
  for (let at = 0; at < blob.length; ) {
    const end = at + 4 > blob.length ? Number.POSITIVE_INFINITY : at + 4 + blob.readUInt32BE(at)
    if (end > blob.length) return []
    fields.push(blob.subarray(at + 4, end))
    at = end
  }
  return fields
}

/** What can be said of a private key without showing it. */
export type Fit = 'fits' | 'is another key' | 'cannot be read' | 'is of another algorithm'

/** Whether a private key (PEM) is that of a public one. Only RSA keys are compared; others are only read. */
export function fitOf(privateKey: string, { algorithm, fields }: PublicKey): Fit {
  let key: KeyObject
  try {
    key = createPrivateKey(privateKey)
  } catch {
    return 'cannot be read'
  }
  if (algorithm !== 'ssh-rsa' || key.asymmetricKeyType !== 'rsa') return 'is of another algorithm'
  const { e, n } = key.export({ format: 'jwk' })
  const [exponent, modulus] = fields.map(numberOf)
  return e === exponent && n === modulus ? 'fits' : 'is another key'
}

/** MD5 of a key in pairs of digits, as the samples show fingerprints. */
export function md5Fingerprint({ blob }: PublicKey): string {
  return (createHash('md5').update(blob).digest('hex').match(/../g) ?? []).join(':')
}

/**
 * A public RSA key of 2048 bits, the same again for the same bytes, so that a run can be repeated. Nobody has its private
 * half, and no server is ever logged in to with it.
 * @param bytes 256 of them; the modulus has its highest and its lowest bit set besides.
 */
export function publicKeyOf(bytes: Uint8Array, comment: string): string {
  const modulus = Buffer.from(bytes)
  modulus[0] = (modulus[0] ?? 0) | 0x80
  modulus[modulus.length - 1] = (modulus.at(-1) ?? 0) | 1
  return publicLine({ e: 'AQAB', n: modulus.toString('base64url') }, comment)
}

/** An RSA key, as a JSON Web Key has it, on OpenSSH's line. */
export function publicLine({ e = '', n = '' }: JsonWebKey, comment: string): string {
  const fields = [Buffer.from('ssh-rsa'), mpint(e), mpint(n)]
  const blob = Buffer.concat(fields.flatMap(field => [lengthOf(field), field]))
  return `ssh-rsa ${blob.toString('base64')} ${comment}`
}

/** A number without the zero byte that keeps it positive (RFC 4251 §5), as a JSON Web Key has it. */
const numberOf = (field: Buffer): string => field.subarray(field[0] === 0 ? 1 : 0).toString('base64url')

function mpint(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url')
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes])
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(field.length)
  return length
}
