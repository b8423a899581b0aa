import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { expectRefused, invalidFormat, isRequired } from '../faults/refusals.ts'
import { guardedImage } from '../fixtures.ts'
import { ask } from '../requests.ts'
import { find, findAll, textAt } from '../xml.ts'
import { listOf, nameOf, type Query } from './lists.ts'

/** Lists that tell more with `verbose=true`, with what only that brings. */
const verbose: {
  operation: string
  section: string
  rows: [root: string, row: string]
  more: string[][]
  query: Query
}[] = [
  {
    operation: 'templates.list',
    section: '1.7.5.1',
    rows: ['LServerTemplates', 'LServerTemplate'],
    more: [['CPU'], ['Memory']],
    query: {},
  },
  {
    operation: 'images.list',
    section: '1.7.5.16',
    rows: ['ServerImages', 'ServerImage'],
    more: [['Comment'], ['CreateTime']],
    query: { mode: 'cloning' },
  },
  {
    operation: 'networks.list',
    section: '1.7.5.27',
    rows: ['Networks', 'Network'],
    more: [
      ['AddressSet', 'Exclude'],
      ['AddressSet', 'Reserve'],
    ],
    query: {},
  },
]

/** Values that an argument cannot have. */
const wrongValues: { operation: string; what: string; section: string; argument: string; query: Query }[] = [
  {
    operation: 'templates.list',
    what: 'verbose-word',
    section: '1.7.5.1',
    argument: 'verbose',
    query: { verbose: 'perhaps' },
  },
  { operation: 'servers.list', what: 'state-word', section: '1.7.5.3', argument: 'state', query: { state: 'perhaps' } },
  {
    operation: 'images.list',
    what: 'verbose-word',
    section: '1.7.5.16',
    argument: 'verbose',
    query: { mode: 'cloning', verbose: 'perhaps' },
  },
  { operation: 'images.list', what: 'mode-word', section: '1.7.5.16', argument: 'mode', query: { mode: 'perhaps' } },
  {
    operation: 'images.list',
    what: 'disksize-word',
    section: '1.7.5.16',
    argument: 'disksize',
    query: { mode: 'cloning', disksize: 'perhaps' },
  },
  {
    operation: 'networks.list',
    what: 'verbose-word',
    section: '1.7.5.27',
    argument: 'verbose',
    query: { verbose: 'perhaps' },
  },
]

/** What the arguments of the lists do. */
export const queryChecks: Check[] = [
  ...verbose.map(({ operation, section, rows, more, query }) =>
    check(`sap.${operation}.verbose-tells-more`, {
      title: 'without verbose=true a list tells the same things, each with less',
      clause: `§${section} query parameter verbose`,
      level: 'required',
      effect: 'read',
      covers: ['#query.verbose'],
      run: async t => {
        const asked = (value?: string) =>
          listOf(t, operation, rows, { ...query, ...(value === undefined ? {} : { verbose: value }) })
        const names = (found: XmlElement[]) => found.map(nameOf).sort()
        const both = async () => [await asked(), await asked('false')] as const
        let [usual, less] = await both()
        // Others make and delete meanwhile: lists that differ are read again, until they are of the same things.
        if (JSON.stringify(names(usual)) !== JSON.stringify(names(less)))
          await t.eventually(async () => {
            ;[usual, less] = await both()
            t.expect(names(usual), 'false is the default').toEqual(names(less))
          })
        const full = await asked('true')
        t.expect(full.length, 'rows').toBeGreaterThan(0)
        for (const way of more) {
          t.expect(
            less.filter(row => find(row, ...way) !== undefined),
            `rows with ${way.join('/')} of false`,
          ).toEqual([])
          t.expect(
            usual.filter(row => find(row, ...way) !== undefined),
            `rows with ${way.join('/')}`,
          ).toEqual([])
          t.expect(
            full.filter(row => find(row, ...way) === undefined),
            `rows without ${way.join('/')} of true`,
          ).toEqual([])
        }
      },
    }),
  ),
  check('sap.images.list.disksize-tells-disks', {
    title: 'images tell their disks with disksize=true, and only then',
    clause: '§1.7.5.16 query parameter disksize',
    level: 'required',
    effect: 'read',
    covers: ['#query.disksize', '#element.serverimage.disks'],
    run: async t => {
      const asked = (query: Query) =>
        listOf(t, 'images.list', ['ServerImages', 'ServerImage'], { mode: 'cloning', ...query })
      const full = await asked({ verbose: 'true', disksize: 'true' })
      t.expect(full.length, 'images').toBeGreaterThan(0)
      t.expect(
        full.filter(row => findAll(row, 'Disks', 'Disk').length === 0),
        'images without disks',
      ).toEqual([])
      for (const query of [{}, { disksize: 'false' }, { verbose: 'true' }])
        t.expect(
          (await asked(query)).filter(row => find(row, 'Disks') !== undefined),
          'images with disks',
        ).toEqual([])
    },
  }),
  check('sap.images.list.zone-alone', {
    title: 'a list of one availability zone has the images of that zone, and no others',
    clause: ['§1.7.5.16 query parameter availability_zone', '§1.7.5.16 text'],
    level: 'required',
    effect: 'create',
    covers: ['#query.availability_zone', 'rule:zone-alone'],
    run: async t => {
      const { name } = await guardedImage(t)
      const asked = (query: Query) =>
        listOf(t, 'images.list', ['ServerImages', 'ServerImage'], { mode: 'cloning', ...query })
      const all = await asked({})
      const zones = [...new Set(all.map(row => textAt(row, 'AvailabilityZone')))]
      t.expect(zones.length, 'zones with images').toBeGreaterThan(0)
      for (const zone of zones) {
        const found = await asked({ availability_zone: zone })
        t.expect(
          [...new Set(found.map(row => textAt(row, 'AvailabilityZone')))],
          `zones of the list of ${zone}`,
        ).toEqual([zone])
        const own = (rows: XmlElement[]) =>
          rows.filter(row => nameOf(row) === name && textAt(row, 'AvailabilityZone') === zone).length
        t.expect(own(found), `the image in the list of ${zone}`).toBe(own(all))
      }
    },
  }),
  check('sap.images.list.public-without-project', {
    title: 'public images tell no project; all others do',
    clause: '§1.7.5.16 item idOfProjWhereImageWasCreated',
    level: 'required',
    effect: 'create',
    covers: ['#element.serverimage.project', '#element.serverimage.scope'],
    run: async t => {
      await guardedImage(t)
      const rows = await listOf(t, 'images.list', ['ServerImages', 'ServerImage'], { mode: 'cloning' })
      const isPublic = (row: XmlElement) => textAt(row, 'Scope') === 'public'
      t.expect(
        rows.filter(row => isPublic(row) && find(row, 'Project') !== undefined).map(nameOf),
        'public with a project',
      ).toEqual([])
      t.expect(
        rows.filter(row => !isPublic(row) && textAt(row, 'Project') === '').map(nameOf),
        'private without one',
      ).toEqual([])
    },
  }),
  check('sap.images.list.mode-missing', {
    title: 'a list of images without mode is refused',
    clause: '§1.7.5.16 query parameter mode',
    level: 'advisory',
    effect: 'read',
    covers: ['#query.mode', '#error.400'],
    run: async t => expectRefused(t, 'sap.images.list', await ask(t, 'images.list'), [isRequired]),
  }),
  ...wrongValues.map(({ operation, what, section, argument, query }) =>
    check(`sap.${operation}.${what}-refused`, {
      title: `a list with a value of ${argument} that it cannot have is refused`,
      clause: [`§${section} query parameter ${argument}`, '§1.7.7 Common: 412'],
      level: 'required',
      effect: 'read',
      covers: [`#query.${argument}`, '#error.412'],
      run: async t => expectRefused(t, `sap.${operation}`, await ask(t, operation, { query }), [invalidFormat]),
    }),
  ),
]
