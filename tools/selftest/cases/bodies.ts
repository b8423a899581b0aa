import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { answerOf, type HostileCase } from '../hostile-case.ts'

function coded(name: string, does: string, coding: string, body: () => Uint8Array): HostileCase {
  let made: Buffer | undefined
  return {
    name,
    does,
    ends: 'fail',
    says: /the body: expected '/,
    answer: socket => {
      made ??= answerOf({ headers: [`Content-Encoding: ${coding}`], body: body() })
      socket.write(made)
    },
  }
}

/** Half a megabyte that unpacks to half a gigabyte. */
function bomb(): Uint8Array {
  const mebibyte = gzipSync(Buffer.alloc(1024 * 1024))
  return Buffer.concat(Array(512).fill(mebibyte))
}

/** Answers of a megabyte, each with another password in XML or JSON. */
function megabytes(): HostileCase['answer'] {
  const filling = Buffer.alloc(1_000_000, 'x')
  let count = 0
  return socket => {
    count += 1
    const secret = `Pw-${'0123456789'.repeat(3)}-${count}`
    const [begin, end] =
      count % 2 === 0
        ? [`<a><AdminPassword>${secret}</AdminPassword><b>`, '</b></a>']
        : [`{"adminPass":"${secret}","b":"`, '"}']
    const bytes = begin.length + filling.length + end.length
    socket.write(answerOf({ body: '', framing: `Content-Length: ${bytes}` }))
    socket.write(begin)
    socket.write(filling)
    socket.write(end)
  }
}

/** Bodies that are not what they ought to be, and whose unpacking or reading would cost too much. */
export const bodyCases: HostileCase[] = [
  coded('gzip', 'compresses its answer though nobody asked for it', 'gzip', () => gzipSync('fine')),
  coded('gzip-bomb', 'sends a gzip bomb of 512 MiB', 'gzip', bomb),
  coded('gzip-cut', 'sends half of a compressed answer', 'gzip', () => gzipSync('fine'.repeat(99)).subarray(0, 12)),
  coded('gzip-twice', 'compresses its answer twice', 'gzip, gzip', () => gzipSync(gzipSync('fine'))),
  coded('gzip-lie', 'calls a plain answer gzip', 'gzip', () => Buffer.from('plain')),
  coded('brotli', 'compresses its answer by Brotli', 'br', () => brotliCompressSync('fine')),
  coded('deflate', 'compresses its answer by deflate', 'deflate', () => deflateSync('fine')),
  {
    name: 'error-page',
    does: 'answers 200 with an error page',
    ends: 'fail',
    says: /the body: expected '<html>.*' to be 'fine'/,
    answer: socket =>
      socket.write(answerOf({ headers: ['Content-Type: text/html'], body: '<html>502 Bad Gateway</html>' })),
  },
  {
    name: 'body-not-utf-8',
    does: 'sends bytes that are not UTF-8',
    ends: 'fail',
    says: /the body: expected '.*' to be 'fine'/,
    answer: socket => socket.write(answerOf({ body: Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0x80]) })),
  },
  {
    name: 'one-long-line',
    does: 'sends two million characters where four were expected',
    ends: 'fail',
    says: /the body: expected 'a/,
    answer: socket => socket.write(answerOf({ body: 'a'.repeat(2_000_000) })),
  },
  {
    name: 'megabytes',
    does: 'sends a megabyte a thousand times, each with another password',
    ask: 'without-end',
    ends: 'fail',
    says: /the body: expected '/,
    answer: megabytes(),
  },
  ...Array.from(
    { length: 10 },
    (_, position): HostileCase => ({
      name: `large-at-once-${position}`,
      does: 'sends 7 MiB, with nine others at the same time',
      ends: 'fail',
      says: /the body: expected 'x/,
      answer: socket => {
        socket.write(answerOf({ body: '', framing: `Content-Length: ${7 * 1024 * 1024}` }))
        for (let sent = 0; sent < 7; sent += 1) socket.write(Buffer.alloc(1024 * 1024, 'x'))
      },
    }),
  ),
]
