import { answerOf } from './hostile-case.ts'
import type { IdentityCase } from './identity-cases.ts'

/** What Swift's own authentication answers; `url` is made of the origins of the service and of a server that nothing may reach. */
function answering(
  url: (service: string, elsewhere: string) => string,
  { token = 'issued-token-0123456789', status = '200 OK', headers = [] as string[] } = {},
): IdentityCase['answer'] {
  return (socket, { service, elsewhere }) => {
    const told = [`X-Auth-Token: ${token}`, `X-Storage-Url: ${url(service, elsewhere)}`, ...headers]
    socket.write(answerOf({ status, headers: told.map(line => line.replaceAll('ELSEWHERE', elsewhere)) }))
  }
}

/** Its URL stands for the catalog: it may name another host, and nothing that a catalog may not. */
export const swiftAuthCases: IdentityCase[] = [
  { name: 'other-host', does: 'names another host as its storage', answer: answering(service => service) },
  ...Object.entries({
    'a file': () => 'file:///etc/passwd',
    'a script': () => 'javascript:alert(1)',
    'the host of another scheme': (_: string, elsewhere: string) => elsewhere.replace('http:', 'ftp:'),
    'the address of a machine\u2019s own metadata': () => 'http://169.254.169.254/latest/meta-data',
    'the same address in another notation': () => 'http://[::ffff:169.254.169.254]/',
    'a user and a password': (_: string, elsewhere: string) => elsewhere.replace('//', '//user:password@'),
    'a host with a query': (_: string, elsewhere: string) => `${elsewhere}/v1/a?to=`,
    'no URL': () => 'storage',
  }).map(
    ([what, url], position): IdentityCase => ({
      name: `storage-${position}`,
      does: `names ${what} as its storage`,
      code: 'TARGET_URL',
      answer: answering(url),
    }),
  ),
  {
    name: 'names-two',
    does: 'names another host by a second X-Storage-Url, by Location and by Refresh',
    answer: answering(service => service, {
      headers: ['X-Storage-Url: ELSEWHERE', 'Location: ELSEWHERE', 'Refresh: 0; url=ELSEWHERE'],
    }),
  },
  ...['302 Found', '307 Temporary Redirect'].map(
    (status): IdentityCase => ({
      name: `redirects-${status.slice(0, 3)}`,
      does: `redirects to another host by ${status.slice(0, 3)}, with a token`,
      code: 'TARGET_NOT_SWIFT_AUTH',
      answer: answering(service => service, { status, headers: ['Location: ELSEWHERE/auth/v1.0'] }),
    }),
  ),
  {
    name: 'token-of-nothing',
    does: 'gives an empty token',
    code: 'TARGET_NOT_SWIFT_AUTH',
    answer: answering(service => service, { token: '' }),
  },
  {
    name: 'no-storage',
    does: 'gives a token and names no storage',
    code: 'TARGET_NOT_SWIFT_AUTH',
    answer: socket => socket.write(answerOf({ headers: ['X-Auth-Token: issued-token-0123456789'] })),
  },
  {
    name: 'expired',
    does: 'gives tokens that are over at once',
    answer: answering(service => service, { headers: ['X-Auth-Token-Expires: 0'] }),
  },
  {
    name: 'short-lived',
    does: 'gives tokens for a thousandth of a second',
    answer: answering(service => service, { headers: ['X-Auth-Token-Expires: 0.001'] }),
  },
]
