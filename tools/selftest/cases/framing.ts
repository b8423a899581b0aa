import { answerOf, fine, type HostileCase } from '../hostile-case.ts'

const chunked = 'Transfer-Encoding: chunked'

function framed(
  name: string,
  does: string,
  says: RegExp,
  answer: string,
  more: Partial<HostileCase> & { closes?: boolean } = {},
): HostileCase {
  const { closes = false, ...rest } = more
  const text = answer.startsWith('HTTP/') ? answer : `HTTP/1.1 200 OK\r\n${answer}`
  return { name, does, says, ...rest, answer: socket => void (closes ? socket.end(text) : socket.write(text)) }
}

const protocol = /\[TARGET_PROTOCOL\]/
const cut = /closed the connection after \d+ bytes of the body \[TARGET_RESET\]/
const passes = { ends: 'pass' as const }

/** Bodies whose length is told wrongly, twice, or not at all. */
export const framingCases: HostileCase[] = [
  framed('no-length', 'tells no length and closes the connection at the end', /^$/, `\r\n${fine}`, {
    ...passes,
    closes: true,
  }),
  framed('length-too-long', 'sends less than its Content-Length and closes', cut, `Content-Length: 10\r\n\r\n${fine}`, {
    closes: true,
  }),
  framed(
    'length-too-short',
    'sends more than its Content-Length',
    /the body: expected 'fi' to be 'fine'/,
    `Content-Length: 2\r\n\r\n${fine}`,
    { ends: 'fail' },
  ),
  framed('length-negative', 'has a negative Content-Length', protocol, `Content-Length: -4\r\n\r\n${fine}`),
  framed(
    'length-huge',
    'has a Content-Length of forty digits',
    protocol,
    `Content-Length: ${'9'.repeat(40)}\r\n\r\n${fine}`,
  ),
  framed(
    'length-beyond-limit',
    'announces a terabyte',
    /larger than the \d+ bytes that are read \[TARGET_BODY_TOO_LARGE\]/,
    `Content-Length: 1099511627776\r\n\r\n${fine}`,
  ),
  framed('length-no-number', 'has a Content-Length that is no number', protocol, `Content-Length: four\r\n\r\n${fine}`),
  framed(
    'length-twice',
    'has two Content-Length that differ',
    protocol,
    `Content-Length: 4\r\nContent-Length: 400\r\n\r\n${fine}`,
  ),
  framed('length-list', 'has a list as Content-Length', protocol, `Content-Length: 4, 400\r\n\r\n${fine}`),
  framed(
    'length-and-chunked',
    'has both a Content-Length and chunks, as smuggled answers do',
    protocol,
    `Content-Length: 2\r\n${chunked}\r\n\r\n4\r\n${fine}\r\n0\r\n\r\n`,
  ),
  framed('chunk-size-bad', 'has a chunk size that is no number', protocol, `${chunked}\r\n\r\nzz\r\n`),
  framed('chunk-size-huge', 'has a chunk size of forty digits', protocol, `${chunked}\r\n\r\n${'f'.repeat(40)}\r\n`),
  framed('chunk-size-negative', 'has a negative chunk size', protocol, `${chunked}\r\n\r\n-4\r\n${fine}\r\n0\r\n\r\n`),
  framed(
    'chunk-extension-huge',
    'has a chunk extension of a megabyte',
    /^$/,
    `${chunked}\r\n\r\n4;${'x'.repeat(1_000_000)}\r\n${fine}\r\n0\r\n\r\n`,
    passes,
  ),
  framed('chunk-without-end', 'closes before the last chunk', cut, `${chunked}\r\n\r\n4\r\n${fine}\r\n`, {
    closes: true,
  }),
  framed('chunk-cut', 'closes within a chunk', cut, `${chunked}\r\n\r\nff\r\n${fine}`, { closes: true }),
  framed(
    'chunk-too-long',
    'sends more than a chunk size says',
    protocol,
    `${chunked}\r\n\r\n2\r\n${fine}\r\n0\r\n\r\n`,
  ),
  framed(
    'trailers',
    'sends trailers, a Content-Length among them',
    /^$/,
    `${chunked}\r\nTrailer: X-A\r\n\r\n4\r\n${fine}\r\n0\r\nX-A: b\r\nX-Status: 500\r\n\r\n`,
    passes,
  ),
  framed(
    'trailers-huge',
    'sends a megabyte of trailers',
    protocol,
    `${chunked}\r\n\r\n4\r\n${fine}\r\n0\r\n${'X-A: b\r\n'.repeat(130_000)}\r\n`,
  ),
  framed(
    'coded-transfer',
    'has a transfer coding that nobody asked for',
    /the body: expected '/,
    'Transfer-Encoding: gzip\r\n\r\n\x1f\x8b\b',
    { ends: 'fail', closes: true },
  ),
  {
    name: 'two-answers',
    does: 'sends a second answer that nobody asked for',
    ask: 'often',
    ends: 'pass',
    says: /^$/,
    answer: socket => socket.write(Buffer.concat([answerOf(), answerOf({ body: 'evil' })])),
  },
  framed('head-with-body', 'gives a HEAD a body', /^$/, `Content-Length: 4\r\n\r\n${fine}`, {
    ...passes,
    ask: 'head',
  }),
  framed(
    '204-with-body',
    'gives a 204 a body',
    /the status: expected 204 to be 200/,
    `HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n${fine}`,
    { ends: 'fail' },
  ),
  framed(
    '304-with-body',
    'gives a 304 a body',
    /the status: expected 304 to be 200/,
    `HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n${fine}`,
    { ends: 'fail' },
  ),
  framed(
    '304-with-length',
    'tells in a 304 the length of what it does not send',
    /the status: expected 304 to be 200/,
    'HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n',
    { ends: 'fail' },
  ),
]
