import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { rowsOf, textAt } from '../../openstack/json.ts'
import { list, showServer } from '../requests.ts'
import { describedMetadata, theServer } from '../servers/own-server.ts'
import { succeededLook } from './exemplars.ts'
import { linkOf, ownRow, ownServerIn, rowOf, serverIn } from './rows.ts'
import { briefLists, type Description, detailedLists, operationOf, shownStatuses } from './variants.ts'

/** Members that every description of a server has. */
const common = ['id', 'name', 'links']
const detailed = [
  ...common,
  'status',
  'tenant_id',
  'user_id',
  'created',
  'updated',
  'hostId',
  'image',
  'flavor',
  'metadata',
  'addresses',
  'accessIPv4',
  'accessIPv6',
  'progress',
]

/** What a list says of a server against what the server says of itself. */
const agreeing =
  (members: readonly string[]) =>
  (description: Description): Check =>
    check(`${operationOf(description)}.agrees-with-show`, {
      title: 'the list has a server as it is shown alone',
      clause: [`§${description.section} example response`, '§1.2.6.3 example response'],
      level: 'required',
      effect: 'create',
      run: async t => {
        const { id } = await theServer(t)
        const judged = async () => ({
          alone: (await succeededLook(t, 'show')).reply,
          listed: (await succeededLook(t, description.operation)).reply,
        })
        const again = async () => ({
          alone: ownServerIn(t.prepared(await showServer(t, id), ...shownStatuses)),
          listed: ownRow(t.prepared(await list(t, `servers.${description.operation}`), ...shownStatuses), id),
        })
        let ask = judged
        // Something may happen to the server between the two requests; then both are sent again.
        await t.eventually(async () => {
          const answers = await ask()
          ask = again
          const [alone, row] = [serverIn(answers.alone), rowOf(answers.listed, id)]
          t.expect(row, 'the server is in the list').toBeDefined()
          // A list may say less of a server than the samples of all descriptions together; what it says is the same.
          const told = members.filter(name => common.includes(name) || (row?.[name] !== undefined && name in alone))
          for (const name of told) t.expect(row?.[name], `${name}, as shown alone`).toEqual(alone[name])
        })
      },
    })

async function idsOf(t: CheckContext, operation: string): Promise<string[]> {
  const reply = t.prepared(await list(t, `servers.${operation}`), ...shownStatuses)
  return rowsOf(reply, 'servers').map(row => textAt(row, 'id'))
}

const show = 'compute.servers.show'

/** Lists, lists with details and the look at one server tell the same (§1.2.6.1, §1.1.6.2, §1.2.6.3). */
export const agreementChecks: Check[] = [
  ...briefLists.map(agreeing(common)),
  ...detailedLists.map(agreeing(detailed)),
  check('compute.servers.list-details.same-rows', {
    title: 'the list with details has the same servers as the list, each once',
    clause: ['§1.2.6.1 description', '§1.1.6.2 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:compute.servers.list.all-servers'],
    run: async t => {
      const { id } = await theServer(t)
      // Others come and go meanwhile, in the order of any two requests; the run's own stays.
      await t.eventually(async () => {
        const before = await idsOf(t, 'list')
        const inDetail = await idsOf(t, 'list-details')
        const after = await idsOf(t, 'list')
        const stayed = before.filter(one => after.includes(one))
        t.expect(stayed, 'the server is in the list').toContain(id)
        t.expect(
          stayed.filter(one => !inDetail.includes(one)),
          'listed, but not in detail',
        ).toEqual([])
        t.expect(inDetail, 'ids, each once').toEqual([...new Set(inDetail)])
      })
    },
  }),
  check(`${show}.as-created`, {
    title: 'a server is shown with the id, name and project that it was created with',
    clause: '§1.2.6.3 example response',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, name } = await theServer(t)
      const server = serverIn((await succeededLook(t, 'show')).reply)
      t.expect([server.id, server.name, server.status], 'id, name and status').toEqual([id, name, 'ACTIVE'])
      const project = t.project()
      if (project !== undefined) t.expect(server.tenant_id, 'the project').toBe(project)
    },
  }),
  check(`${show}.metadata-exact`, {
    title: 'metadata comes back as it was sent: case, blanks, digits and punctuation',
    clause: ['§1.2.6.3 example response', '§1.2.6.2 body parameter metadata'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const server = serverIn((await succeededLook(t, 'show')).reply)
      // A target may add items of its own.
      t.expect(server.metadata, 'metadata').toMatchObject(describedMetadata)
    },
  }),
  check(`${show}.times`, {
    title: 'a server was created before, or when, it was last updated; both times are ISO 8601 in UTC',
    clause: '§1.2.6.3 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { created, updated } = serverIn((await succeededLook(t, 'show')).reply)
      for (const time of [created, updated])
        t.expect(time, 'a time').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]00:?00)$/)
      t.expect(Date.parse(String(updated)), 'updated, not before created').toBeGreaterThanOrEqual(
        Date.parse(String(created)),
      )
    },
  }),
  check(`${show}.links-to-itself`, {
    title: 'a server has a link to itself and a bookmark, both with its id',
    clause: '§1.2.6.3 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { reply, id } = await succeededLook(t, 'show')
      const { links } = serverIn(reply)
      for (const rel of ['self', 'bookmark'])
        t.expect(linkOf(t, links, rel)?.pathname, `the path of the link ${rel}`).toMatch(new RegExp(`/servers/${id}$`))
    },
  }),
]
