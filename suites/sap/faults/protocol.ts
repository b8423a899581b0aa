import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { ConformanceError } from '../../../tools/shared/errors.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { guardedServer } from '../fixtures.ts'
import { ask, ofServer, serverXml } from '../requests.ts'
import { rootOf } from '../xml.ts'

/** Statuses of the list that HTTP itself gives a meaning (§1.7.6): what a client may expect, though nothing demands it. */
export const protocolChecks: Check[] = [
  check('sap.servers.list.other-type-not-acceptable', {
    title: 'who takes no XML is told that nothing else is to be had, or gets XML all the same',
    clause: ['§1.7.6 406', '§1.7.3 statuses of errors'],
    level: 'advisory',
    effect: 'read',
    covers: ['#error.406', '#request-header.accept'],
    run: async t => {
      const reply = await ask(t, 'servers.list', { headers: { Accept: 'application/pdf' } })
      t.expect(reply.status, 'not acceptable, or XML').toBe(oneOf([406, 200], reply.status))
      t.expect(rootOf(reply), 'XML').toBeDefined()
    },
  }),
  check('sap.servers.list.long-url-refused', {
    title: 'a URL of 64 KB is refused as too long',
    clause: '§1.7.6 414',
    level: 'advisory',
    effect: 'read',
    covers: ['#error.414'],
    run: async t => {
      const reply = await ask(t, 'servers.list', { query: { state: 'registered', more: 'a'.repeat(65_536) } })
      t.expect(reply.status, 'too long').toBe(oneOf([414, 431, 400], reply.status))
    },
  }),
  check('sap.servers.update.other-type-refused', {
    title: 'a body that says it is no XML is refused as a type that is not supported',
    clause: ['§1.7.6 415', '§1.7.5.9 request header Content-Type'],
    level: 'advisory',
    effect: 'create',
    covers: ['#error.415', '#request-header.content-type'],
    run: async t => {
      const { id, name } = await guardedServer(t)
      const headers = { Accept: 'application/xml', 'Content-Type': 'application/pdf' }
      const reply = await ask(t, 'servers.update', { ...ofServer(id), headers, body: serverXml({ name }) })
      t.expect(reply.status, 'not supported').toBe(oneOf([415, 400], reply.status))
    },
  }),
  check('sap.servers.update.large-body-refused', {
    title: 'a body of 4 MB is refused as too large',
    clause: '§1.7.6 413',
    level: 'advisory',
    effect: 'create',
    covers: ['#error.413'],
    run: async t => {
      const { id, name } = await guardedServer(t)
      const headers = { Accept: 'application/xml', 'Content-Type': 'application/xml' }
      const body = serverXml({ name }).replace('<Resources>', `<Resources><!-- ${'a'.repeat(4_194_304)} -->`)
      // Who refuses by the length alone does so before the body comes; otherwise the connection may be closed meanwhile.
      const reply = await ask(t, 'servers.update', {
        ...ofServer(id),
        headers,
        body,
        expectContinue: true,
        repeat: false,
      }).catch((error: unknown) => {
        if (!(error instanceof ConformanceError) || error.code !== 'TARGET_RESET') throw error
        return { status: 'closed' }
      })
      // RFC 9110 §15.5.14 lets a server close the connection, and whether an answer arrives before is a matter of luck.
      t.expect(reply.status, 'too large').toBe(oneOf([413, 400, 'closed'], reply.status))
    },
  }),
]
