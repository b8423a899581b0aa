import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { headerList } from '../../tools/shared/header-list.ts'
import { guardedServer } from './fixtures.ts'
import { ownProject, projectFolder } from './found.ts'
import { effectOf, harmless } from './harmless-requests.ts'
import { actingForOwn, administratorHeaders } from './project-life.ts'
import { ask } from './requests.ts'
import { looksOf } from './tasks.ts'
import { findAll, rootOf, textAt } from './xml.ts'

const facts = ['#request-header.x-va-project-id', '#request-header.x-va-domain-id']

/** X-VA-Project-Id and X-VA-Domain-Id of every operation that has them (§1.7.2). */
export function administratorHeaderChecks(catalog: ServiceCatalog): Check[] {
  const operations = catalog.operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'X-VA-Project-Id'),
  )
  return [...operations.flatMap(({ id, title }) => [ignored(id, title), demanded(id, title)]), ...acting]
}

/** For anybody but the system administrator they change nothing, whatever they say. */
function ignored(id: string, title: string): Check {
  return check(`${id}.administrator-headers-ignored`, {
    title: `${title} ignores the headers of the system administrator when somebody else sends them`,
    clause: ['§1.7.2 header X-VA-Project-Id', '§1.7.2 header X-VA-Domain-Id'],
    level: 'required',
    effect: effectOf(id),
    kind: 'security',
    covers: facts,
    run: async t => {
      const options = await requestOf(id)(t)
      const foreign = administratorHeaders(t.unknownId(), t.unknownId())
      const plain = await t.call(id, options)
      if ([401, 403].includes(plain.status)) t.notRun(`the run's own user is answered ${plain.status}`)
      // What it has begun must not be in the way of the second one.
      await looksOf(t, plain)
      const reply = await t.call(id, {
        ...options,
        headers: { ...foreign, ...Object.fromEntries(headerList(options.headers)) },
      })
      t.expect(reply.status, 'the status with the headers').toBe(plain.status)
      t.expect(textAt(rootOf(reply), 'message'), 'the message with the headers').toBe(textAt(rootOf(plain), 'message'))
    },
  })
}

/** The system administrator must send both: each one alone is refused (§1.7.7 Common, communication error). */
function demanded(id: string, title: string): Check {
  return check(`${id}.administrator-headers-required-409`, {
    title: `${title} demands both headers of the system administrator`,
    clause: ['§1.7.2 header X-VA-Project-Id', '§1.7.2 header X-VA-Domain-Id', '§1.7.7 communication error'],
    level: 'required',
    effect: effectOf(id),
    kind: 'contract',
    needs: ['system-administrator'],
    covers: [...facts, '#error.409'],
    run: async t => {
      const options = await requestOf(id)(t)
      const all = administratorHeaders(ownProject(t), (await projectFolder(t)).domain)
      for (const missing of ['X-VA-Project-Id', 'X-VA-Domain-Id']) {
        const headers = { ...all, ...Object.fromEntries(headerList(options.headers)) }
        delete headers[missing]
        const reply = await t.call(id, { ...options, headers, identity: 'system-administrator' })
        t.expect(reply.status, `the status without ${missing}`).toBe(409)
      }
    },
  })
}

function requestOf(id: string) {
  const options = harmless[id.replace('sap.', '')]
  if (options === undefined) throw new TypeError(`no request of ${id}`)
  return options
}

/** With them he acts for the project that they name, whatever project his token is of. */
const acting: Check[] = [
  check('sap.servers.list.administrator-sees-named-project', {
    title: 'the system administrator is shown the servers of the project that the headers name',
    clause: ['§1.7.2 header X-Auth-Token', '§1.7.5.3 note *1', '§1.7.5.3 note *2'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    needs: ['system-administrator'],
    covers: [...facts, '#request-header.x-auth-token'],
    run: async t => {
      const { id } = await guardedServer(t)
      const reply = t.prepared(await ask(t, 'servers.list', await actingForOwn(t)), 200)
      const ids = findAll(rootOf(reply), 'LServer').map(({ attributes }) => attributes.id)
      t.expect(ids, 'the servers of the named project').toContain(id)
    },
  }),
  check('sap.projects.show.administrator-sees-named-project', {
    title: 'the system administrator is shown the project that the headers name',
    clause: '§1.7.5.24 note *1',
    level: 'required',
    effect: 'read',
    needs: ['system-administrator'],
    covers: facts,
    run: async t => {
      const path = { projId: ownProject(t) }
      const reply = await ask(t, 'projects.show', { ...(await actingForOwn(t)), path })
      t.expect(reply.status, 'the status').toBe(200)
      t.expect(rootOf(reply)?.attributes.name?.toLowerCase(), 'the project').toBe(path.projId.toLowerCase())
    },
  }),
]
