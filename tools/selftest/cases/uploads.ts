import { answerOf, type HostileCase, pour } from '../hostile-case.ts'

/** What a target does while, or instead of, taking a large body. */
export const uploadCases: HostileCase[] = [
  ...(['upload', 'stream'] as const).flatMap((ask): HostileCase[] => [
    {
      name: `never-reads-${ask}`,
      does: `never reads the body of an upload (${ask === 'upload' ? 'sent at once' : 'sent in chunks'})`,
      ask,
      reads: false,
      timeoutMs: 700,
      says: /sent no response within 700 ms.*\[TARGET_TIMEOUT\]/,
      answer: () => {},
    },
    {
      name: `resets-${ask}`,
      does: `resets the connection before the body of an upload is whole (${ask === 'upload' ? 'at once' : 'in chunks'})`,
      ask,
      reads: false,
      says: /closed the connection before any response \[TARGET_RESET\]/,
      answer: socket => setTimeout(() => socket.resetAndDestroy(), 50),
    },
    {
      name: `answers-early-${ask}`,
      does: `refuses an upload early and reads no more of it (${ask === 'upload' ? 'at once' : 'in chunks'})`,
      ask,
      reads: false,
      ends: 'fail',
      says: /the status: expected 413 to be 200/,
      answer: socket => socket.write(answerOf({ status: '413 Too Large' })),
    },
  ]),
  {
    name: 'never-continues',
    does: 'says neither 100 nor anything else to a request that waits for it',
    ask: 'patient',
    reads: false,
    timeoutMs: 1500,
    says: /sent no response within 1500 ms.*\[TARGET_TIMEOUT\]/,
    answer: () => {},
  },
  ...(['get', 'patient'] as const).map(
    (ask): HostileCase => ({
      name: `continues-for-ever-${ask}`,
      does: `says 100 Continue without end (${ask === 'get' ? 'to a GET' : 'to a PUT that waits for one'})`,
      ask,
      timeoutMs: 1500,
      says: /\[TARGET_(?:TIMEOUT|PROTOCOL)\]/,
      answer: socket => pour(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000)),
    }),
  ),
  {
    name: 'many-103',
    does: 'says 103 a thousand times and then answers',
    ends: 'pass',
    says: /^$/,
    answer: socket => {
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(1000))
      socket.write(answerOf())
    },
  },
  ...(['get', 'get-alone'] as const).map(
    (ask): HostileCase => ({
      name: `switches-protocols-${ask}`,
      does: `says 101 though no other protocol was asked for (${ask === 'get' ? 'kept connection' : 'one of its own'})`,
      ask,
      says: /switched to another protocol.*\[TARGET_PROTOCOL\]/,
      answer: socket => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    }),
  ),
]
