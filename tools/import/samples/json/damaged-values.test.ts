import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { damagedValues } from './damaged-values.ts'

const field = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const blob = Buffer.concat([Buffer.from('ssh-rsa'), Buffer.from([1, 0, 1]), Buffer.alloc(64, 7)].map(field))
const key = `ssh-rsa ${blob.toString('base64')} made for a test`
const fingerprint = (createHash('md5').update(blob).digest('hex').match(/../g) ?? []).join(':')

describe('values that cannot be what they are meant to be', () => {
  test.each<[what: string, value: unknown, at: string[]]>([
    ['none', { id: '0b6c9a52-2f0f-4b53-8d0d-111122223333', n: 1, none: null, name: 'a-b-c' }, []],
    ['a UUID with a digit too few', { id: '0b6c9a52-2f0f-4b53-8d0d-11112222333' }, ['/id']],
    ['a UUID with a digit too many in a URL', { a: [{ b: '/v9/0b6c9a52-2f0ff-4b53-8d0d-111122223333' }] }, ['/a/0/b']],
    ['Base64 that has lost a character', { secret: `${'Ab1+'.repeat(12)}c==` }, ['/secret']],
    ['whole Base64', { secret: `${'Ab1+'.repeat(12)}cd==` }, []],
    ['a key', { key, fingerprint }, []],
    ['a key without a fingerprint', { key }, []],
    ['a key that has lost a character', { key: key.replace('AAAA', 'AAA') }, ['/key']],
    ['a key with another fingerprint', { key, fingerprint: '00:11' }, ['/key']],
    ['a name that must be escaped', { 'a/b~c': '0b6c9a52-2f0f-4b53-8d0d-1111222233334' }, ['/a~1b~0c']],
  ])('%s', (_what, value, at) => {
    expect(damagedValues(value).map(damaged => damaged.at)).toEqual(at)
  })
})
