import { describe, expect, it } from 'vitest'
import { Redactor } from './redact.ts'

const mask = '[redacted]'

describe('a value that was taught', () => {
  const secret = 'pä$$ "w/ord+'
  const forms: [string, string][] = [
    ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['in a URL with codes in small letters', encodeURIComponent(secret).replace(/%../g, code => code.toLowerCase())],
    ['in JSON that keeps to ASCII', 'p\\u00e4$$ \\"w/ord+'],
    ['in JSON that escapes slashes', 'pä$$ \\"w\\/ord+'],
    ['in XML', 'pä$$ &quot;w/ord+'],
    ['in base64 for URLs', Buffer.from(secret).toString('base64url')],
    ['in the base64 of a user and a password', Buffer.from(`user:${secret} more`).toString('base64')],
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

  it.each([
    ['0123456789abcdef', '0123456789ABCDEF'],
    ["it's-a-secret", String.raw`it\'s-a-secret`],
    ['-----BEGIN KEY-----\nabc', String.raw`-----BEGIN KEY-----\nabc`],
  ])('%j is masked as %s', (secret, form) => {
    expect(new Redactor().add(secret).text(`<${form}>`)).toBe(`<${mask}>`)
  })

  it('may be taught late', () => {
    const redactor = new Redactor()
    expect(redactor.text('late-secret')).toBe('late-secret')
    expect(redactor.add('late-secret').text('late-secret')).toBe(mask)
  })
})

describe('a secret that is met under its name', () => {
  const met: [string, string, string][] = [
    ['a password in JSON', '{"server": {"adminPass": "Zx9-\\u00e4\\"q1"}}', 'Zx9-ä"q1'],
    ['a private key', JSON.stringify({ private_key: 'KEY 1\nline 2\n' }), 'KEY 1\nline 2\n'],
    ['data of a user', '{"user_data": "IyEvYmluL3NoCnB3PTEK"}', 'IyEvYmluL3NoCnB3PTEK'],
    ['data of a user, decoded', '{"user_data": "IyEvYmluL3NoCnB3PTEK"}', '#!/bin/sh\npw=1\n'],
    ['a password in XML', '<a:AdminPassword x="">Pw&amp;12345</a:AdminPassword>', 'Pw&12345'],
    ['a signature', 'GET /o?temp_url_expires=1&temp_url_sig=abc%3D12345', 'abc=12345'],
  ]
  it.each(met)('%s is masked wherever it comes again', (_name, text, secret) => {
    const redactor = new Redactor().addFrom(text)
    expect(redactor.text(`came: ${secret}.`)).toBe(`came: ${mask}.`)
  })

  it('also where it is many words, at once', () => {
    for (const value of ['Pw-'.repeat(43), '!'.repeat(5000)])
      expect(new Redactor().addFrom(JSON.stringify({ password: value })).text(`a ${value} b`)).toBe(`a ${mask} b`)
  })

  it.each(['string', 'password', 'No valid password given', 'Pass1', 'Please choose another'])(
    'but not what is short, or words: %s',
    value => {
      const redactor = new Redactor().addFrom(JSON.stringify({ password: value }))
      expect(redactor.text(`a ${value} b`)).toBe(`a ${value} b`)
    },
  )
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
    [
      'a message of a schema',
      "Invalid input for field/attribute user_data. Value: #!/bin/sh x. '#!/bin/sh x' is not a 'base64'",
      `Invalid input for field/attribute user_data. Value: ${mask}. '#!/bin/sh x' is not a 'base64'`,
    ],
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

describe('a text that names secrets without end', () => {
  it('teaches so many of them that the others are still looked for quickly', () => {
    const redactor = new Redactor().add('the-first-secret')
    const text = Array.from({ length: 50_000 }, (_, position) => `"adminPass":"pa55word-${position + 100_000}"`).join(
      ',',
    )
    for (let time = 0; time < 3; time += 1) redactor.addFrom(text)
    expect(redactor.text('pa55word-100000 pa55word-149999 the-first-secret')).toBe(`${mask} pa55word-149999 ${mask}`)
  })
})
