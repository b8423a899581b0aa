import { expect, onTestFinished, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { Redactor } from '../shared/redact.ts'
import { connect } from '../target/client.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { answerOf, fine } from './hostile-case.ts'
import { listening, readRequests } from './hostile-target.ts'
import { type IdentityCase, identityCases } from './identity-cases.ts'
import { swiftAuthCases } from './swift-auth-cases.ts'

const password = 'a password/that "is" secret'

/** A hostile identity service, the healthy service of its catalog, and a server that nothing may be sent to. */
async function startIdentity(
  identity: IdentityCase,
  kind: 'v1' | 'v3password',
): Promise<{
  target: ResolvedTarget
  asked: string[]
  elsewhere: string[]
}> {
  const asked: string[] = []
  const elsewhere: string[] = []
  const third = await listening(socket => socket.on('data', data => elsewhere.push(data.toString('latin1'))))
  const service = await listening(socket =>
    readRequests(socket, { elsewhere: third.origin, case: () => undefined, healthy: () => answerOf() }),
  )
  const keystone = await listening(socket =>
    readRequests(socket, {
      elsewhere: third.origin,
      healthy: () => answerOf(),
      case: (_, method) => {
        asked.push(method)
        if (method === 'DELETE')
          return { ...identity, says: /^$/, answer: end => end.write(answerOf({ status: '403 No' })) }
        return {
          ...identity,
          says: /^$/,
          answer: (end, request) => identity.answer(end, { ...request, service: service.origin }),
        }
      },
    }),
  )
  onTestFinished(async () => {
    await Promise.all([third.close(), service.close(), keystone.close()])
  })
  const credentials: ResolvedTarget['default']['credentials'] =
    kind === 'v1'
      ? { kind, authUrl: `${keystone.origin}/auth/v1.0`, user: 'a:u', key: password }
      : {
          kind,
          authUrl: `${keystone.origin}/v3`,
          user: { name: 'u' },
          userDomain: { id: 'default' },
          password,
          scope: { project: { name: 'p' }, domain: { id: 'default' } },
        }
  const target: ResolvedTarget = {
    name: 'hostile',
    kind: 'cloud',
    default: { credentials, endpoints: {}, interface: 'public' },
    tls: { insecure: false },
  }
  return { target, asked, elsewhere }
}

/** Connects through a hostile identity service, sends what it lets be sent, and looks at what was sent where. */
async function meet(
  identity: IdentityCase,
  { kind, asking, where }: { kind: 'v1' | 'v3password'; asking: [method: string, times: number]; where: string },
): Promise<void> {
  const { target, asked, elsewhere } = await startIdentity(identity, kind)
  const exchanges: Exchange[] = []
  const open = connect(target, {
    redactor: new Redactor(),
    onExchange: exchange => exchanges.push(exchange),
    timeoutMs: identity.code === 'TARGET_TIMEOUT' ? 700 : 15_000,
  })
  if (identity.code !== undefined && identity.code !== 'TARGET_NO_ENDPOINT') {
    await expect(open).rejects.toMatchObject({ code: identity.code, where: expect.stringContaining(where) })
  } else {
    const client = await open
    onTestFinished(() => client.close())
    const service = kind === 'v1' ? 'object-store' : 'hostile'
    const send = () => client.send({ service, method: 'GET', path: '/healthy', check: 'c' })
    if (identity.code === undefined) {
      const replies = await Promise.all(Array.from({ length: 20 }, send))
      expect(replies.map(reply => reply.text())).toEqual(Array(20).fill(fine))
    } else await expect(send()).rejects.toMatchObject({ code: identity.code })
    const [method, times] = asking
    expect(asked.filter(candidate => candidate === method)).toHaveLength(times)
  }
  expect(elsewhere).toEqual([])
  const record = JSON.stringify(exchanges)
  expect(record).not.toContain(password)
  expect(record).not.toContain('issued-token')
}

// Once to begin, once for a token that is revoked: no storm, whatever the clock says.
test.each(identityCases)('an identity service that $does', identity =>
  meet(identity, { kind: 'v3password', asking: ['POST', 2], where: '/auth/tokens' }),
)

test.each(swiftAuthCases)("Swift's own authentication that $does", identity =>
  meet(identity, {
    kind: 'v1',
    asking: ['GET', 1],
    where: identity.code === 'TARGET_URL' ? 'X-Storage-Url' : '/auth/v1.0',
  }),
)
