import { answerOf, type HostileCase, type SeenRequest } from '../hostile-case.ts'

const told = { ends: 'fail' as const, says: /\[redacted\]/ }

const forms: [name: string, as: string, write: (token: string) => string][] = [
  ['plain', 'as it is', token => token],
  ['json', 'in JSON', token => JSON.stringify({ error: { message: `bad token ${token}` } })],
  ['url', 'encoded as in a URL', token => `https://elsewhere/?a=${encodeURIComponent(token)}&b=c`],
  ['base64', 'in base64', token => `Basic ${Buffer.from(token).toString('base64')}`],
]

const tokenOf = ({ headers }: SeenRequest): string => headers['x-auth-token'] ?? ''

/** Secrets that come back in an answer: they must not reach what the run writes. */
export const echoCases: HostileCase[] = [
  ...forms.map(
    ([name, as, write]): HostileCase => ({
      name: `echo-${name}`,
      does: `repeats the token ${as} in its body`,
      ...told,
      answer: (socket, request) => socket.write(answerOf({ body: write(tokenOf(request)) })),
    }),
  ),
  {
    name: 'echo-cut',
    does: 'repeats the token at the very place where the record of a body ends',
    ends: 'fail',
    says: /the body: expected 'x/,
    answer: (socket, request) => socket.write(answerOf({ body: 'x'.repeat(4080) + tokenOf(request).repeat(9) })),
  },
  {
    name: 'echo-header',
    does: 'repeats the token in headers and in the reason',
    ends: 'fail',
    says: /the status: expected 500 to be 200/,
    answer: (socket, request) => {
      const token = tokenOf(request)
      const headers = [`X-Echo: ${token}`, `WWW-Authenticate: Bearer ${token}`, `X-${'T'.repeat(9)}: a,${token},b`]
      socket.write(answerOf({ status: `500 bad ${token}`, headers }))
    },
  },
  {
    name: 'echo-broken',
    does: 'repeats the token in an answer that is no HTTP',
    says: /not valid HTTP\/1\.1.*\[TARGET_PROTOCOL\]/,
    answer: (socket, request) => socket.end(`${tokenOf(request)}\r\n\r\n`),
  },
]
