import type { Socket } from 'node:net'
import { answerOf, drip, pour, type SeenRequest } from './hostile-case.ts'

/** One way in which an identity service is hostile or broken. */
export interface IdentityCase {
  name: string
  /** In words that follow "an identity service that". */
  does: string
  /** Code of the error that ends the run before anything is judged; none where the run goes on. */
  code?: string
  answer(socket: Socket, request: SeenRequest & { service: string }): void
}

interface TokenParts {
  token?: string
  endpoints?: object[]
  expiresAt?: string
  more?: object
}

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()

/** What Keystone answers, with the parts that a case is about. */
export function tokenAnswer(service: string, { token = 'issued-token-0123456789', ...parts }: TokenParts = {}): Buffer {
  const { endpoints = [{ interface: 'public', url: service }], expiresAt = inMinutes(60), more = {} } = parts
  const catalog = [{ type: 'hostile', endpoints }]
  const body = JSON.stringify({ token: { expires_at: expiresAt, project: { id: 'p' }, catalog, ...more } })
  return answerOf({
    status: '201 Created',
    headers: [`X-Subject-Token: ${token}`, 'Content-Type: application/json'],
    body,
  })
}

const instead =
  (url: (elsewhere: string) => string): IdentityCase['answer'] =>
  (socket, { service, elsewhere }) => {
    const endpoints = [
      { interface: 'public', url: url(elsewhere) },
      { interface: 'public', url: service },
    ]
    socket.write(tokenAnswer(service, { endpoints }))
  }

/** What may come before anything is judged: ends of a run with a plain word, or a run that goes on. */
export const identityCases: IdentityCase[] = [
  { name: 'resets', does: 'resets the connection', code: 'TARGET_RESET', answer: socket => socket.resetAndDestroy() },
  { name: 'silent', does: 'never answers', code: 'TARGET_TIMEOUT', answer: () => {} },
  {
    name: 'drips',
    does: 'sends its answer byte by byte',
    code: 'TARGET_TIMEOUT',
    answer: socket => {
      socket.write('HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n')
      drip(socket, ' ')
    },
  },
  {
    name: 'endless',
    does: 'sends a body without end',
    code: 'TARGET_BODY_TOO_LARGE',
    answer: socket => {
      socket.write('HTTP/1.1 201 Created\r\n\r\n')
      pour(socket, ' '.repeat(65_536))
    },
  },
  ...['301 Moved', '302 Found', '307 Temporary Redirect', '308 Permanent Redirect'].map(
    (status): IdentityCase => ({
      name: `redirects-${status.slice(0, 3)}`,
      does: `redirects to another host by ${status.slice(0, 3)}`,
      code: 'TARGET_NOT_KEYSTONE',
      answer: (socket, { elsewhere }) =>
        socket.write(answerOf({ status, headers: [`Location: ${elsewhere}/v3/auth/tokens`] })),
    }),
  ),
  {
    name: 'error-page',
    does: 'answers 200 with an error page',
    code: 'TARGET_NOT_KEYSTONE',
    answer: socket => socket.write(answerOf({ headers: ['Content-Type: text/html'], body: '<html>sorry</html>' })),
  },
  {
    name: 'deep',
    does: 'answers JSON that is a hundred thousand deep',
    code: 'TARGET_NOT_KEYSTONE',
    answer: socket =>
      socket.write(answerOf({ status: '201 Created', body: '['.repeat(100_000) + ']'.repeat(100_000) })),
  },
  {
    name: 'token-of-nothing',
    does: 'gives an empty token',
    code: 'TARGET_NOT_KEYSTONE',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { token: '' })),
  },
  {
    name: 'token-folded',
    does: 'gives a token with a line break',
    code: 'TARGET_PROTOCOL',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { token: 'issued\r\n token' })),
  },
  {
    name: 'token-of-a-megabyte',
    does: 'gives a token of a megabyte',
    code: 'TARGET_PROTOCOL',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { token: 'x1'.repeat(500_000) })),
  },
  {
    name: 'token-long',
    does: 'gives a token of a hundred kilobytes',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { token: 'x1'.repeat(50_000) })),
  },
  {
    name: 'no-catalog',
    does: 'gives no catalog',
    code: 'TARGET_NO_ENDPOINT',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { more: { catalog: 'none' } })),
  },
  {
    name: 'catalog-file',
    does: 'names a file in its catalog, and a service after it',
    answer: instead(() => 'file:///etc/passwd'),
  },
  {
    name: 'catalog-script',
    does: 'names a script in its catalog, and a service after it',
    answer: instead(() => 'javascript:alert(1)'),
  },
  {
    name: 'catalog-metadata',
    does: 'names the address of a machine\u2019s own metadata in its catalog, and a service after it',
    answer: instead(() => 'http://169.254.169.254/latest/meta-data'),
  },
  {
    name: 'catalog-user',
    does: 'names a user and a password in its catalog, and a service after it',
    answer: instead(elsewhere => elsewhere.replace('//', '//user:password@')),
  },
  {
    name: 'catalog-large',
    does: 'gives a catalog of a hundred thousand endpoints',
    answer: (socket, { service }) => {
      const other = Array.from({ length: 100_000 }, (_, region) => ({
        interface: 'admin',
        region: `${region}`,
        url: service,
      }))
      socket.write(tokenAnswer(service, { endpoints: [...other, { interface: 'public', url: service }] }))
    },
  },
  ...[-120, -60, -1, 0, 60].map(
    (minutes): IdentityCase => ({
      name: `clock-${minutes}`,
      does:
        minutes > 0
          ? 'has a clock that is an hour ahead'
          : `gives tokens that end ${minutes === 0 ? 'now' : `${-minutes} minutes ago`} by this machine's clock`,
      answer: (socket, { service }) => socket.write(tokenAnswer(service, { expiresAt: inMinutes(minutes) })),
    }),
  ),
  {
    name: 'no-expiry',
    does: 'tells an expiry that is no time',
    answer: (socket, { service }) => socket.write(tokenAnswer(service, { expiresAt: 'soon' })),
  },
]
