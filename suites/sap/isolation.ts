import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { guardedImage, guardedServer } from './fixtures.ts'
import { networks } from './found.ts'
import { ask, neighbour } from './requests.ts'
import { findAll, rootOf } from './xml.ts'

/** Lists, what of this project must not stand in another's, and where it says so. */
const lists: {
  operation: string
  clause: string
  row: string
  attribute: 'id' | 'name'
  query: Record<string, string>
  own: (t: CheckContext) => Promise<string[]>
}[] = [
  {
    operation: 'servers.list',
    clause: '§1.7.5.3 header X-VA-Project-Id',
    row: 'LServer',
    attribute: 'id',
    query: {},
    own: async t => [(await guardedServer(t)).id],
  },
  {
    operation: 'images.list',
    clause: '§1.7.5.16 item imageDisclosureScope',
    row: 'ServerImage',
    attribute: 'name',
    query: { mode: 'cloning' },
    own: async t => [(await guardedImage(t)).name],
  },
  {
    operation: 'networks.list',
    clause: '§1.7.5.27 text',
    row: 'Network',
    attribute: 'id',
    query: {},
    own: async t => {
      const found = (await networks(t)).map(({ id }) => id)
      return found.length === 0 ? t.notRun('the project has no network') : found
    },
  },
]

/** What is of one project is not listed in another. */
export const isolationChecks: Check[] = lists.map(({ operation, clause, row, attribute, query, own }) =>
  check(`sap.${operation}.other-project-not-listed`, {
    title: 'a user of another project is not shown what this project owns alone',
    clause,
    level: 'required',
    effect: 'create',
    kind: 'security',
    needs: ['alternate'],
    run: async t => {
      const mine = await own(t)
      const reply = t.prepared(await ask(t, operation, { query, ...neighbour }), 200)
      const shown = findAll(rootOf(reply), row).map(({ attributes }) => attributes[attribute] ?? '')
      t.expect(
        shown.filter(one => mine.includes(one)),
        'what of this project is shown to the other one',
      ).toEqual([])
    },
  }),
)
