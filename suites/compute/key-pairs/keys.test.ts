import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { fitOf, md5Fingerprint, publicKeyOf, publicLine, readPublicKey } from './keys.ts'

/** A key of ssh-keygen's, with the fingerprint that `ssh-keygen -l -E md5` printed for it. */
const known = {
  line: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIRfpwHRPhpzMcUD4BMbY+JD5lM7tPEIL/A/I2dG6dvm someone@somewhere else\n',
  fingerprint: '71:4e:6b:0b:e8:70:5b:b3:57:c3:78:05:a3:75:4f:be',
}

function pair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const line = publicLine(publicKey.export({ format: 'jwk' }), 'a comment')
  return { key: readPublicKey(line), pem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() }
}

test('reads a public key, and tells its fingerprint', () => {
  const key = readPublicKey(known.line)
  expect(key?.algorithm).toBe('ssh-ed25519')
  expect(key && md5Fingerprint(key)).toBe(known.fingerprint)
})

test.each(['', 'ssh-rsa', 'ssh-rsa AAAA', 'ssh-rsa AAAAB3Nza', known.line.replace('ed25519', 'rsa')])(
  'reads no key in %j',
  line => expect(readPublicKey(line)).toBeUndefined(),
)

test('makes public keys that can be read, the same of the same bytes', () => {
  const [one, other] = [0, 6].map(value => publicKeyOf(new Uint8Array(256).fill(value), 'a comment'))
  const { fields } = readPublicKey(one ?? '') ?? { fields: [] }
  expect(fields.map(({ length }) => length)).toEqual([3, 257])
  expect([fields[1]?.[1], fields[1]?.at(-1)]).toEqual([0x80, 1])
  expect(one).not.toBe(other)
  expect(publicKeyOf(new Uint8Array(256).fill(6), 'a comment')).toBe(other)
})

test('tells whether a private key is that of a public one', () => {
  const [one, other] = [pair(), pair()]
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  if (one.key === undefined) throw new Error('no key')
  expect(fitOf(one.pem, one.key)).toBe('fits')
  expect(fitOf(other.pem, one.key)).toBe('is another key')
  expect(fitOf('no key', one.key)).toBe('cannot be read')
  expect(fitOf(elliptic.export({ type: 'sec1', format: 'pem' }).toString(), one.key)).toBe('is of another algorithm')
})
