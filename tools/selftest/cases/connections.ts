import { answerOf, drip, fine, type HostileCase, pour } from '../hostile-case.ts'

const timeoutMs = 700
const head = 'HTTP/1.1 200 OK\r\n'
const noAnswer = /sent no response within 700 ms.*\[TARGET_TIMEOUT\]/
const unended = /did not end its response within 700 ms.*\[TARGET_TIMEOUT\]/

/** Connections that break, stall or never end, at each stage of an answer. */
export const connectionCases: HostileCase[] = [
  {
    name: 'closes-at-once',
    does: 'closes the connection when the request has come',
    says: /closed the connection before any response \[TARGET_RESET\]/,
    answer: socket => socket.end(),
  },
  {
    name: 'resets-at-once',
    does: 'resets the connection when the request has come',
    says: /closed the connection before any response \[TARGET_RESET\]/,
    answer: socket => socket.resetAndDestroy(),
  },
  {
    name: 'resets-in-status-line',
    does: 'resets the connection within the status line',
    says: /closed the connection before any response \[TARGET_RESET\]/,
    answer: socket => socket.write('HTTP/1.1 20', () => setTimeout(() => socket.resetAndDestroy(), 20)),
  },
  {
    name: 'resets-in-headers',
    does: 'resets the connection within the headers',
    says: /closed the connection before any response \[TARGET_RESET\]/,
    answer: socket => socket.write(`${head}X-A: b`, () => setTimeout(() => socket.resetAndDestroy(), 20)),
  },
  {
    name: 'resets-in-body',
    does: 'resets the connection within the body',
    says: /closed the connection after 3 bytes of the body \[TARGET_RESET\]/,
    answer: socket =>
      socket.write(`${head}Content-Length: 10\r\n\r\nabc`, () => setTimeout(() => socket.resetAndDestroy(), 20)),
  },
  {
    name: 'closes-after-answer',
    does: 'closes a kept connection right after each answer without a word',
    ask: 'often',
    ends: 'pass',
    says: /^$/,
    answer: socket => socket.end(answerOf()),
  },
  {
    name: 'says-nothing',
    does: 'never answers',
    timeoutMs,
    says: noAnswer,
    answer: () => {},
  },
  {
    name: 'says-nothing-alone',
    does: 'never answers on a connection of its own',
    ask: 'get-alone',
    timeoutMs,
    says: noAnswer,
    answer: () => {},
  },
  {
    name: 'drips-headers',
    does: 'sends its headers byte by byte without end',
    timeoutMs,
    says: noAnswer,
    answer: socket => {
      socket.write(`${head}X-A: `)
      drip(socket, 'b')
    },
  },
  {
    name: 'drips-body',
    does: 'sends its body byte by byte without end',
    timeoutMs,
    says: unended,
    answer: socket => {
      socket.write(`${head}Content-Length: 1000000\r\n\r\n`)
      drip(socket, 'x')
    },
  },
  {
    name: 'stops-in-body',
    does: 'stops within the body and keeps the connection',
    timeoutMs,
    says: unended,
    answer: socket => socket.write(`${head}Content-Length: 10\r\n\r\n${fine}`),
  },
  ...(['get', 'get-alone'] as const).map(
    (ask): HostileCase => ({
      name: `endless-body-${ask}`,
      does: `sends a body without end (${ask === 'get' ? 'kept connection' : 'connection of its own'})`,
      ask,
      says: /body is larger than the \d+ bytes that are read \[TARGET_BODY_TOO_LARGE\]/,
      answer: socket => {
        socket.write(`${head}\r\n`)
        pour(socket, Buffer.alloc(65_536, 'x'))
      },
    }),
  ),
  {
    name: 'endless-chunks',
    does: 'sends chunks without end',
    says: /body is larger than the \d+ bytes that are read \[TARGET_BODY_TOO_LARGE\]/,
    answer: socket => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      pour(socket, `ffff\r\n${'x'.repeat(0xffff)}\r\n`)
    },
  },
  {
    name: 'endless-tiny-chunks',
    does: 'sends chunks of one byte without end',
    timeoutMs: 1500,
    says: /\[TARGET_(?:TIMEOUT|BODY_TOO_LARGE)\]/,
    answer: socket => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      pour(socket, '1\r\nx\r\n'.repeat(10_000))
    },
  },
  {
    name: 'endless-headers',
    does: 'sends headers without end',
    says: /headers are larger than the \d+ bytes that are read \[TARGET_PROTOCOL\]/,
    answer: socket => {
      socket.write(head)
      pour(socket, 'X-A: b\r\n'.repeat(1000))
    },
  },
  {
    name: 'speaks-tls',
    does: 'answers in TLS where http was named',
    says: /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/,
    answer: socket => socket.write(Buffer.from('15030300020228', 'hex')),
  },
  {
    name: 'speaks-ssh',
    does: 'speaks another protocol',
    says: /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/,
    answer: socket => socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
  },
  {
    name: 'speaks-http-0-9',
    does: 'answers as HTTP/0.9 does: with nothing but a body',
    says: /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/,
    answer: socket => socket.end('<html>fine</html>'),
  },
  {
    name: 'speaks-http-2',
    does: 'answers with frames of HTTP/2',
    says: /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/,
    answer: socket => socket.end(Buffer.from('000000040000000000', 'hex')),
  },
]
