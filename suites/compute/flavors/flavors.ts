import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { list, neighbour } from '../requests.ts'
import { firstFlavor, listedFlavors, showFlavor } from './requests.ts'

const listed = 'compute.flavors.list'
const shown = 'compute.flavors.show'
const access = 'os-flavor-access:is_public'

/** As many are looked at one by one: a cloud has dozens, each of them alike. */
const several = 5

/** What the two sections show of a flavor, and must not say of it in two ways. */
const described = ['id', 'name', 'vcpus', 'ram', 'disk', access]

export const flavorChecks: Check[] = [
  check(`${listed}.tells-access-type`, {
    title: 'the list tells of every flavor whether it is public',
    clause: ['§1.2.6.46 description', '§1.2.6.46 attribute os-flavor-access:is_public'],
    level: 'required',
    effect: 'read',
    covers: ['#element.os-flavor-access:is_public', 'rule:access-type'],
    run: async t => {
      const untold = (await listedFlavors(t)).filter(row => typeof row[access] !== 'boolean')
      t.expect(
        untold.map(({ id }) => id),
        `flavors whose ${access} is neither true nor false`,
      ).toEqual([])
    },
  }),
  check(`${shown}.tells-access-type`, {
    title: 'a flavor tells whether it is public',
    clause: ['§1.2.6.47 description', '§1.2.6.47 attribute os-flavor-access:is_public'],
    level: 'required',
    effect: 'read',
    covers: ['#element.os-flavor-access:is_public', 'rule:access-type'],
    run: async t => {
      const reply = t.prepared(await showFlavor(t, await firstFlavor(t)), 200)
      t.expect(member(jsonOf(reply), 'flavor', access), access).toBeTypeOf('boolean')
    },
  }),
  check(`${shown}.agrees-with-list`, {
    title: 'a flavor that is listed can be shown, and is shown as the list shows it',
    clause: ['§1.2.6.46 description', '§1.2.6.47 description'],
    level: 'required',
    effect: 'read',
    covers: ['#path.flavor_id'],
    run: async t => {
      for (const row of (await listedFlavors(t)).slice(0, several)) {
        const reply = await showFlavor(t, textAt(row, 'id'))
        t.expect(reply.status, `the status for ${row.id}`).toBe(200)
        const flavor = member(jsonOf(reply), 'flavor')
        // Whether each shows all of these is judged by the sample.
        for (const name of described.filter(name => name in row && member(flavor, name) !== undefined))
          t.expect(member(flavor, name), `${name} of ${row.id}`).toEqual(row[name])
      }
    },
  }),
  check(`${listed}.ids-unique`, {
    title: 'no flavor is listed twice',
    clause: '§1.2.6.46 description',
    level: 'required',
    effect: 'read',
    run: async t => {
      const ids = (await listedFlavors(t)).map(row => textAt(row, 'id'))
      t.expect(ids, 'ids, each once').toEqual([...new Set(ids)])
    },
  }),
  check(`${listed}.links-name-the-flavor`, {
    title: 'each flavor has links of the relations self and bookmark that end in its path',
    clause: '§1.2.6.46 example response',
    level: 'advisory',
    effect: 'read',
    run: async t => {
      for (const row of await listedFlavors(t)) {
        const links = (Array.isArray(row.links) ? row.links : []).map(link => [
          textAt(link, 'rel'),
          textAt(link, 'href').endsWith(`/flavors/${row.id}`),
        ])
        for (const rel of ['self', 'bookmark'])
          t.expect(links, `links of ${row.id}, and whether they end in its path`).toContainEqual([rel, true])
      }
    },
  }),
  check(`${listed}.public-for-all`, {
    title: 'a flavor that is public is listed for another project too',
    clause: '§1.2.6.46 description',
    // What public means is the custom of the service.
    level: 'advisory',
    effect: 'read',
    needs: ['alternate'],
    run: async t => {
      const reply = t.prepared(await list(t, 'flavors.list', undefined, neighbour), 200)
      const theirs = rowsOf(reply, 'flavors').map(row => row.id)
      const ours = (await listedFlavors(t)).filter(row => row[access] === true).map(row => row.id)
      t.expect(theirs, 'flavors of the other project').toEqual(t.expect.arrayContaining(ours))
    },
  }),
]
