import { answerOf, type HostileCase } from '../hostile-case.ts'

const statuses = ['301 Moved', '302 Found', '303 See Other', '307 Temporary Redirect', '308 Permanent Redirect']

/** Ways to send a client elsewhere: none is taken. */
export const redirectCases: HostileCase[] = [
  ...statuses.flatMap((status): HostileCase[] => {
    const number = status.slice(0, 3)
    const told = { ends: 'fail' as const, says: new RegExp(`the status: expected ${number} to be 200`) }
    return [
      {
        name: `redirect-${number}-elsewhere`,
        does: `redirects to another host by ${number}`,
        ...told,
        answer: (socket, { elsewhere }) =>
          socket.write(answerOf({ status, headers: [`Location: ${elsewhere}/stolen`] })),
      },
      {
        name: `redirect-${number}-itself`,
        does: `redirects to itself by ${number}, which would never end`,
        ...told,
        answer: (socket, { path }) => socket.write(answerOf({ status, headers: [`Location: ${path}`] })),
      },
    ]
  }),
  {
    name: 'redirect-upload',
    does: 'redirects an upload to another host',
    ask: 'stream',
    ends: 'fail',
    says: /the status: expected 307 to be 200/,
    answer: (socket, { elsewhere }) =>
      socket.write(answerOf({ status: '307 Temporary Redirect', headers: [`Location: ${elsewhere}/stolen`] })),
  },
  {
    name: 'moves-on',
    does: 'names another host by Refresh, Alt-Svc, Link, Content-Location and Location of a 200',
    ask: 'often',
    ends: 'pass',
    says: /^$/,
    answer: (socket, { elsewhere }) =>
      socket.write(
        answerOf({
          headers: [
            `Refresh: 0; url=${elsewhere}`,
            `Alt-Svc: http/1.1="${elsewhere.slice(7)}"; ma=86400`,
            `Link: <${elsewhere}>; rel=preload`,
            `Content-Location: ${elsewhere}`,
            `Location: ${elsewhere}`,
          ],
        }),
      ),
  },
]
