import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, rowsOf, textAt } from '../openstack/json.ts'
import { errors, expectError } from './detailed-errors.ts'
import { exportLife, importLife, orderOf, ownExport, theDisk } from './fixtures.ts'
import { type JobKind, stateOf } from './jobs.ts'
import { createImport, listExports, listImports, showExport, showImport } from './requests.ts'

/** What the two lists share, and where they differ. */
interface Kind {
  kind: JobKind
  section: string
  most: number
  list: typeof listImports
  show: typeof showImport
  ended: (t: CheckContext) => Promise<{ id: string }>
  /** Begins one; its id. */
  begin: (t: CheckContext) => Promise<string>
  path: string
  errata: string[]
}

type Query = { start?: number; limit?: number }

interface Looks {
  before: string[]
  page: TargetReply
  after: string[]
}

const kinds: Kind[] = [
  {
    kind: 'import',
    section: '1.6.3.3',
    most: 100,
    list: listImports,
    show: showImport,
    ended: importLife,
    begin: async t => {
      const { location } = await theDisk(t)
      return textAt(jsonOf(t.prepared(await createImport(t, orderOf(t, location)), 201)), 'import_id')
    },
    path: 'imageimport',
    errata: [],
  },
  {
    kind: 'export',
    section: '1.6.3.6',
    most: 200,
    list: listExports,
    show: showExport,
    ended: exportLife,
    begin: async t => (await ownExport(t, 'listed')).id,
    path: 'imageexport',
    errata: ['import-export.exports.list.start-of-imports'],
  },
]

/** The lists of imports and of exports (§1.6.3.3, §1.6.3.6). */
export const listingChecks: Check[] = [
  ...kinds.flatMap(kindChecks),
  ...(['start', 'limit'] as const).flatMap(name => [
    check(`import-export.exports.list.error-${name === 'start' ? '40013' : '40014'}`, {
      title: `a ${name} that is no number is answered ${name === 'start' ? '40013' : '40014'}`,
      clause: [`§1.6.3.6 error ${name === 'start' ? '40013' : '40014'}`, `§1.6.3.6 query parameter ${name}`],
      level: 'required',
      effect: 'read',
      covers: ['#error.400', `#query.${name}`],
      run: async t => {
        const reply = await listExports(t, { [name]: 'k5c' })
        expectError(t, reply, name === 'start' ? errors.startInvalid : errors.limitInvalid)
      },
    }),
    check(`import-export.imports.list.${name}-no-number-400`, {
      title: `a ${name} that is no number is a bad request`,
      clause: ['§1.6.3.3 status 400', `§1.6.3.3 query parameter ${name}`],
      level: 'required',
      effect: 'read',
      covers: ['#error.400', `#query.${name}`],
      errata: ['import-export.imports.list.message-of-400'],
      run: async t => t.expect((await listImports(t, { [name]: 'k5c' })).status, 'the status').toBe(400),
    }),
  ]),
  check('import-export.exports.list.limit-above-maximum', {
    title: 'more than 200 exports may be asked for, and at most 200 are given',
    clause: ['§1.6.3.6 query parameter limit', '§1.6.3.6 response parameter exports'],
    level: 'required',
    effect: 'read',
    covers: ['#query.limit', '#element.exports', 'rule:limit-above-maximum'],
    errata: ['import-export.exports.list.limit-above-maximum'],
    run: async t => {
      const reply = await listExports(t, { limit: 1000 })
      t.expect(reply.status, 'the status').toBe(200)
      t.expect(rowsOf(reply, 'exports').length, 'rows').toBeLessThanOrEqual(200)
    },
  }),
]

function kindChecks({ kind, section, most, list, show, ended, begin, path, errata }: Kind): Check[] {
  const operation = `import-export.${kind}s.list`
  const idsOf = (reply: TargetReply): string[] => rowsOf(reply, `${kind}s`).map(row => textAt(row, `${kind}_id`))
  const ask = async (t: CheckContext, query = {}): Promise<string[]> => idsOf(t.prepared(await list(t, query), 200))
  /** The list before, the page, and the list after; again while others add to it, for a quiet moment says most. */
  const looks = async (t: CheckContext, query: Query): Promise<Looks> => {
    for (let attempt = 1; ; attempt += 1) {
      const before = await ask(t)
      const page = await list(t, query)
      t.expect(page.status, 'the status').toBe(200)
      const after = await ask(t)
      if (before[0] === after[0] || attempt === 20) return { before, page, after }
      await new Promise(resolve => setTimeout(resolve, 250))
    }
  }
  const paged = (what: 'start' | 'limit', query: Query, title: string): Check =>
    check(`${operation}.${what}`, {
      title,
      clause: `§${section} query parameter ${what}`,
      level: 'required',
      effect: 'create',
      covers: [`#query.${what}`],
      errata,
      run: async t => {
        await begin(t)
        await begin(t)
        const { before, page, after } = await looks(t, query)
        t.focus(page)
        if (query.limit !== undefined) t.expect(idsOf(page).length, 'rows').toBeLessThanOrEqual(query.limit)
        t.expect(fits(before, idsOf(page), after, query), 'the page is that part of the list').toBe(true)
      },
    })
  return [
    paged('start', { start: 1 }, `a list of ${kind}s begins where start says`),
    paged('limit', { limit: 1 }, `a list of ${kind}s has as many as limit says`),
    check(`${operation}.newest-first`, {
      title: `the newest ${kind} stands first`,
      clause: `§${section} response parameter ${kind}s`,
      level: 'required',
      effect: 'create',
      covers: [`#element.${kind}s`, 'rule:newest-first'],
      run: async t => {
        const older = await begin(t)
        // Moments are told in seconds: two of one second have no order.
        await new Promise(resolve => setTimeout(resolve, 1100))
        const newer = await begin(t)
        const ids = await ask(t)
        for (const id of [older, newer]) t.expect(ids, 'ids in the list').toContain(id)
        t.expect(ids.indexOf(newer), 'place of the newer').toBeLessThan(ids.indexOf(older))
      },
    }),
    check(`${operation}.at-most-${most}`, {
      title: `at most ${most} ${kind}s are given, none twice`,
      clause: `§${section} response parameter ${kind}s`,
      level: 'required',
      effect: 'read',
      covers: [`#element.${kind}s`, 'rule:at-most'],
      run: async t => {
        const ids = await ask(t)
        t.expect(ids.length, 'rows').toBeLessThanOrEqual(most)
        t.expect(ids, 'each once').toEqual([...new Set(ids)])
      },
    }),
    check(`${operation}.agrees-with-show`, {
      title: `a row of the list says what is shown of the ${kind}, and where`,
      clause: [`§${section} response parameter ${kind}_status`, `§${section} response parameter status`],
      level: 'required',
      effect: 'create',
      covers: ['import_id', 'import_status', 'status'].map(name => `#element.${kind}s.${name.replace('import', kind)}`),
      run: async t => {
        const { id } = await ended(t)
        const shown = t.prepared(await show(t, id), 200)
        const reply = t.prepared(await list(t), 200)
        t.focus(reply)
        const row = rowsOf(reply, `${kind}s`).find(one => one[`${kind}_id`] === id)
        t.expect(row, `the ${kind} is in the list`).toBeDefined()
        t.expect(textAt(row, `${kind}_status`).toLowerCase(), 'state').toBe(stateOf(shown, kind).toLowerCase())
        t.expect(textAt(row, 'status').endsWith(`/v1/${path}/${id}/status`), 'where it is shown').toBe(true)
        if (kind === 'export') {
          const same = ['image_id', 'request_time']
          t.expect(
            same.map(name => textAt(row, name)),
            same.join(' and '),
          ).toEqual(same.map(name => textAt(jsonOf(shown), name)))
        }
      },
    }),
  ]
}

/**
 * Whether a page is the part of the list that was asked for, while others add to its beginning: the list was then one
 * that lies between that before and that after.
 */
function fits(
  before: readonly string[],
  page: readonly string[],
  after: readonly string[],
  { start = 0, limit }: Query,
): boolean {
  const added = Math.max(after.indexOf(before[0] ?? ''), 0)
  return Array.from({ length: added + 1 }, (_, index) => after.slice(index + start)).some(rest => {
    const expected = rest.slice(0, limit)
    return JSON.stringify(page.slice(0, expected.length)) === JSON.stringify(expected)
  })
}
