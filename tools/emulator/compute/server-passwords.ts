import { constants, createPublicKey, publicEncrypt, randomInt } from 'node:crypto'
import { rsaNumbers } from './public-key.ts'

/** Without letters and digits that look alike. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password as Nova makes it for a server's administrator: 12 letters and digits. */
export function newPassword(): string {
  return Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/**
 * A password as a server tells it to the owner of its key: encrypted with the public key, in Base64.
 * @returns empty for a key that cannot encrypt: only RSA can.
 */
export function sealPassword(password: string, publicKey: string): string {
  const numbers = rsaNumbers(publicKey)
  if (numbers === undefined) return ''
  const key = createPublicKey({ key: { kty: 'RSA', ...numbers }, format: 'jwk' })
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(password)).toString('base64')
}
