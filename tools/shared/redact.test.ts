import { describe, expect, it } from 'vitest'
import { Redactor } from './redact.ts'

const mask = '[redacted]'

describe('a value that was taught', () => {
  const secret = 'pä$$ "w/ord+'
  const forms: [string, string][] = [
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify({ a: secret })],
    ['in binary data', Buffer.from(secret).toString('latin1')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['twice', `${secret}${secret}`],
  ]
  it.each(forms)('is masked %s', (_name, text) => {
    const masked = new Redactor().add(secret).text(`before ${text} after`)
    expect(masked).toMatch(/^before .*\[redacted\].* after$/)
    expect(masked).not.toContain(text)
  })

  it('is masked whole when it contains another, and in a header of any name', () => {
    const redactor = new Redactor().add('secret-one').add('secret-one-and-more')
    expect(redactor.text('a secret-one-and-more b secret-one c')).toBe(`a ${mask} b ${mask} c`)
    expect(redactor.header('X-Any', 'is secret-one')).toBe(`is ${mask}`)
  })

  it('is left alone when it is too short to be told from ordinary text, or absent', () => {
    expect(new Redactor().add('demo', undefined, '').text('a demo')).toBe('a demo')
  })

  it('is masked at the end of a text that was cut within it', () => {
    const redactor = new Redactor().add('marked-secret')
    expect(redactor.cutText('a marked-secret b')).toBe(`a ${mask} b`)
    expect(redactor.cutText('a marked-sec')).toBe(`a ${mask}`)
    expect(redactor.cutText('a mar')).toBe('a mar')
    expect(redactor.cutText('{"password": "unknown-pa')).toBe(`{"password": "${mask}"`)
  })

  it('may be taught late', () => {
    const redactor = new Redactor()
    expect(redactor.text('late-secret')).toBe('late-secret')
    expect(redactor.add('late-secret').text('late-secret')).toBe(mask)
  })
})

describe('what always holds a secret', () => {
  const redactor = new Redactor()

  it('is masked in an element, whole or cut off', () => {
    const before = '<OSSetting><ComputerName>a</ComputerName><AdminPassword>'
    expect(redactor.text(`${before}pw &amp; 1</AdminPassword></OSSetting>`)).toBe(
      `${before}${mask}</AdminPassword></OSSetting>`,
    )
    expect(redactor.text(`${before}pw`)).toBe(before + mask)
    expect(redactor.text('<AdminPassword/><a>b</a>')).toBe('<AdminPassword/><a>b</a>')
  })

  it.each([
    'X-Auth-Token',
    'x-subject-token',
    'X-Auth-Key',
    'Authorization',
    'Set-Cookie',
    'X-Account-Meta-Temp-URL-Key-2',
  ])('is masked in the header %s', name => {
    expect(redactor.header(name, 'abc')).toBe(mask)
    expect(redactor.header(name, '')).toBe('')
  })

  const texts: [string, string, string][] = [
    ['a query', 'http://h/p?temp_url_sig=abc&x=1', `http://h/p?temp_url_sig=${mask}&x=1`],
    ['a JSON member', '{"password" : "a\\"b", "user": "u"}', `{"password" : "${mask}", "user": "u"}`],
    ['a header in text', '"X-Auth-Token: abc"', `"X-Auth-Token: ${mask}"`],
    ['a header at the start of a line', 'GET /\nx-auth-token:abc\n', `GET /\nx-auth-token:${mask}\n`],
    ['a private key', 'k: -----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----.', `k: ${mask}.`],
    [
      'the answer to the creation of a key pair',
      '{"keypair": {"name": "n", "private_key": "-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END RSA PRIVATE KEY-----\\n"}}',
      `{"keypair": {"name": "n", "private_key": "${mask}"}}`,
    ],
    [
      'a message that shows the beginning of such an answer',
      'came {"name":"n","private_key":"-----BEGIN PRIVATE KEY-----\\nabc…\' ]',
      `came {"name":"n","private_key":"${mask}"`,
    ],
    [
      'a message that shows what was sent as Python writes it',
      `{"message": "Invalid: {'name': 'n', 'adminPass': 'a\\'b', 'metadata': {}}"}`,
      `{"message": "Invalid: {'name': 'n', 'adminPass': '${mask}', 'metadata': {}}"}`,
    ],
    ['such a message that is cut', "came {'adminPass': 'abc", `came {'adminPass': '${mask}'`],
    ['a private key that is cut', '-----BEGIN PRIVATE KEY-----\nabc', mask],
  ]
  it.each(texts)('is masked in %s', (_name, text, expected) => {
    expect(redactor.text(text)).toBe(expected)
    expect(redactor.text(expected)).toBe(expected)
  })

  it.each([
    'curl -H "X-Auth-Token: $OS_TOKEN" http://h/p?prefix=a',
    '{"passwords": ["a"], "secretary": "b", "X": "y"}',
    'HTTP/1.1 200 OK',
    'Vary: X-Auth-Token',
  ])('and nothing else: %s', text => {
    expect(redactor.text(text)).toBe(text)
  })

  it('is masked in a list of headers, which keeps its order', () => {
    expect(
      redactor.headers([
        ['B', '1'],
        ['X-Auth-Token', 't'],
        ['B', '2'],
      ]),
    ).toEqual([
      ['B', '1'],
      ['X-Auth-Token', mask],
      ['B', '2'],
    ])
  })
})
