import { answerOf, type HostileCase } from '../hostile-case.ts'

const protocol = /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/
const tooLarge = /headers are larger than the \d+ bytes that are read \[TARGET_PROTOCOL\]/

function withHeaders(name: string, does: string, headers: readonly string[], more: Partial<HostileCase>): HostileCase {
  return { name, does, says: /^$/, ...more, answer: socket => socket.write(answerOf({ headers })) }
}

function withStatus(name: string, does: string, status: string, more: Partial<HostileCase> = {}): HostileCase {
  return { name, does, says: protocol, ...more, answer: socket => socket.write(answerOf({ status })) }
}

const passes = { ends: 'pass' as const }

/** Status lines and header fields that break HTTP, or are too many or too large. */
export const headerCases: HostileCase[] = [
  withStatus('status-999', 'answers 999', '999 Odd', { ends: 'fail', says: /the status: expected 999 to be 200/ }),
  withStatus('status-0', 'answers 0', '0 Nothing'),
  withStatus('status-000', 'answers 000', '000 Nothing'),
  withStatus('status-99', 'answers 99', '99 Low'),
  withStatus('status-1000', 'answers 1000', '1000 High'),
  withStatus('status-letters', 'has letters in its status', '2OO OK'),
  withStatus('status-negative', 'answers -200', '-200 OK'),
  withStatus('no-reason', 'gives no reason', '200', { ...passes, says: /^$/ }),
  withStatus('long-reason', 'gives a reason of a megabyte', `200 ${'x'.repeat(1_000_000)}`, { ...passes, says: /^$/ }),
  {
    ...withStatus('old-version', 'answers as HTTP/1.0', '', passes),
    says: /^$/,
    answer: socket => socket.end('HTTP/1.0 200 OK\r\n\r\nfine'),
  },
  {
    ...withStatus('unknown-version', 'answers as HTTP/7.3', ''),
    answer: socket => socket.end('HTTP/7.3 200 OK\r\nContent-Length: 4\r\n\r\nfine'),
  },
  withHeaders('nul', 'has a NUL in a header', ['X-A: a\0b'], { says: protocol }),
  withHeaders('bare-cr', 'has a CR alone in a header', ['X-A: a\rX-B: b'], { says: protocol }),
  withHeaders('folded', 'folds a header over two lines', ['X-A: a\r\n b'], { says: protocol }),
  withHeaders('blank-before-colon', 'has a blank before a colon', ['X-A : a'], { says: protocol }),
  withHeaders('no-colon', 'has a header line without a colon', ['nonsense'], { says: protocol }),
  withHeaders('no-name', 'has a header without a name', [': value'], { says: protocol }),
  withHeaders('one-megabyte', 'has a header of a megabyte', [`X-A: ${'x'.repeat(1_000_000)}`], { says: tooLarge }),
  withHeaders('hundred-kilobytes', 'has a header of a hundred kilobytes', [`X-A: ${'x'.repeat(100_000)}`], passes),
  withHeaders(
    'ten-thousand',
    'has ten thousand headers',
    Array.from({ length: 10_000 }, (_, position) => `X-A-${position}: b`),
    passes,
  ),
  withHeaders(
    'hundred-thousand',
    'has a hundred thousand headers',
    Array.from({ length: 100_000 }, (_, position) => `X-A-${position}: b`),
    { says: tooLarge },
  ),
  withHeaders(
    'twice',
    'sends headers twice with values that differ',
    ['ETag: a', 'ETag: b', 'Content-Type: text/plain', 'Content-Type: application/json'],
    passes,
  ),
  withHeaders('header-not-utf-8', 'has bytes in a header that are not UTF-8', ['X-A: \xff\xfe\xc3'], passes),
  withHeaders('own-names', 'has headers named as parts of JavaScript', ['__proto__: a', 'constructor: b'], passes),
  withHeaders('many-cookies', 'sets a thousand cookies', Array(1000).fill('Set-Cookie: a=b'), passes),
]
