import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from './json.ts'

/** A kind of resource with its two lists and its look at a single one. */
export interface ListedKind {
  noun: 'volume' | 'snapshot'
  list: string
  details: string
  show: string
  /** Sections of the three in the manual. */
  sections: { list: string; details: string; show: string }
  /** One that stays while the checks look. */
  fixture: (t: CheckContext) => Promise<{ id: string }>
  ask: (t: CheckContext, id: string) => Promise<TargetReply>
  /** Members that a row of the list shares with the single one. */
  listed: string[]
  /** Members that a row of the detailed list shares with the single one. */
  detailed: string[]
  errata?: string[]
}

const wanted = { headers: { Accept: 'application/json' } }

/** The row of a list that has such an id; undefined where there is none. */
export function rowOf(reply: TargetReply, { noun }: Pick<ListedKind, 'noun'>, id: string): JsonObject | undefined {
  return rowsOf(reply, `${noun}s`).find(row => row.id === id)
}

/** What the lists and the look at a single one say of the same thing. */
export function agreementChecks(kind: ListedKind): Check[] {
  const { noun, list, details, sections, errata = [] } = kind
  const same = (operation: string, section: string, members: string[], what: string): Check =>
    check(`${operation}.agrees-with-show`, {
      title: `${what} shows a ${noun} as it is shown alone`,
      clause: [`§${section} example response`, `§${sections.show} example response`],
      level: 'required',
      effect: 'create',
      covers: ['rule:own-project'],
      errata,
      run: async t => {
        const { id } = await kind.fixture(t)
        const alone = member(jsonOf(t.prepared(await kind.ask(t, id), 200)), noun)
        const reply = t.prepared(await t.call(operation, wanted), 200)
        const row = rowOf(reply, kind, id)
        t.expect(row, `the ${noun} is in the list`).toBeDefined()
        for (const name of members) t.expect(member(row, name), `${name}, as shown alone`).toEqual(member(alone, name))
      },
    })
  return [
    same(list, sections.list, kind.listed, 'the list'),
    same(details, sections.details, kind.detailed, 'the detailed list'),
    check(`${details}.same-rows`, {
      title: `the detailed list has the same ${noun}s as the list`,
      clause: [`§${sections.list} description`, `§${sections.details} description`],
      level: 'required',
      effect: 'create',
      errata,
      run: async t => {
        const { id } = await kind.fixture(t)
        // Others come and go meanwhile, in the order of any two requests; the run's own stays.
        await t.eventually(async () => {
          const ids = async (operation: string): Promise<string[]> =>
            rowsOf(t.prepared(await t.call(operation, wanted), 200), `${noun}s`).map(row => textAt(row, 'id'))
          const [before, detailed, after] = [await ids(list), await ids(details), await ids(list)]
          const stayed = before.filter(one => after.includes(one))
          t.expect(stayed, `the ${noun} is in the list`).toContain(id)
          t.expect(
            stayed.filter(one => !detailed.includes(one)),
            'listed, but not in detail',
          ).toEqual([])
        })
      },
    }),
    check(`${details}.ids-unique`, {
      title: `no ${noun} is twice in the detailed list`,
      clause: `§${sections.details} description`,
      level: 'required',
      effect: 'create',
      run: async t => {
        await kind.fixture(t)
        const rows = rowsOf(t.prepared(await t.call(details, wanted), 200), `${noun}s`)
        const ids = rows.map(row => textAt(row, 'id'))
        t.expect(ids, 'ids, each once').toEqual([...new Set(ids)])
      },
    }),
  ]
}
