import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { groupSize, neighbour, ownStack, signalResource } from '../orchestration/stacks.ts'
import {
  farTime,
  foreignSchedule,
  goodSchedule,
  list,
  nameOfLength,
  ownSchedule,
  register,
  remove,
  rowNamed,
  scheduleFor,
  scheduleName,
  stillSchedule,
} from './schedules.ts'

const names = ['name', 'method', 'url', 'time', 'project_id'] as const

/** Times that cron has; all of one month, half a year on. */
const times: { what: string; time: () => string; level: 'required' | 'advisory' }[] = [
  { what: 'steps', time: () => farTime('*/5', '*/2'), level: 'required' },
  { what: 'lists', time: () => farTime('0,15,30,45', '4', '1,15'), level: 'required' },
  { what: 'ranges', time: () => farTime('0', '8-18', '*', '1-5'), level: 'required' },
  { what: 'bounds', time: () => farTime('59', '23', '1-28', '0'), level: 'required' },
  { what: 'weekday-names', time: () => farTime('0', '4', '*', 'mon'), level: 'advisory' },
]

/** Whether a schedule is refused, however; a name that is taken has no status of its own in the manual. */
const refusals = [409, 400, 403]

/** What holds of schedules from their registration to their end (§1.5.5.3 to 5). */
export const behaviour: Check[] = [
  check('autoscale.schedules.create.answers-what-was-registered', {
    title: 'the answer shows the schedule as it was registered',
    clause: '§1.5.5.3 example response',
    level: 'advisory',
    effect: 'create',
    covers: names.map(name => `#body.${name}`),
    run: async t => {
      const schedule = await goodSchedule(t, 'shown')
      const body = jsonOf(t.prepared(await register(t, schedule), 200))
      for (const name of names) t.expect(member(body, name), name).toBe(schedule[name])
    },
  }),
  check('autoscale.schedules.create.name-64', {
    title: 'a name of 64 letters and digits is taken, listed and deleted whole',
    clause: '§1.5.5.3 URI parameter name',
    level: 'required',
    effect: 'create',
    covers: ['#body.name', 'autoscale.schedules.delete#path.name'],
    run: async t => {
      const schedule = await goodSchedule(t, 'long', { name: nameOfLength(t, 64) })
      t.expect((await register(t, schedule)).status, 'the registration').toBe(200)
      t.expect(rowNamed(t.prepared(await list(t), 200), schedule.name), 'its row').toBeDefined()
      t.expect((await remove(t, schedule.name)).status, 'the deletion').toBe(204)
    },
  }),
  ...times.map(({ what, time, level }) =>
    check(`autoscale.schedules.create.time-${what}`, {
      title: `a time of cron with ${what.replace('-', ' ')} is taken, and listed as it was given`,
      clause: '§1.5.5.3 URI parameter time',
      level,
      effect: 'create',
      covers: ['#body.time'],
      run: async t => {
        const schedule = await goodSchedule(t, 'timed', { time: time() })
        t.expect((await register(t, schedule)).status, schedule.time).toBe(200)
        const row = rowNamed(t.prepared(await list(t), 200), schedule.name)
        t.expect(textAt(row, 'time'), 'the listed time').toBe(schedule.time)
      },
    }),
  ),
  check('autoscale.schedules.create.name-unique', {
    title: 'a name that is taken is refused, and the schedule that has it stays as it is',
    clause: ['§1.5.5.3 URI parameter name', '§1.5.4 409'],
    level: 'required',
    effect: 'create',
    covers: ['#error.409', 'rule:name-unique'],
    run: async t => {
      const schedule = await ownSchedule(t, 'taken')
      const reply = await register(t, { ...schedule, time: farTime('45') })
      t.expect(reply.status, 'the answer to the second of that name').toBe(oneOf(refusals, reply.status))
      const rows = rowsOf(t.prepared(await list(t), 200), 'schedulers').filter(row => row.name === schedule.name)
      t.expect(
        rows.map(row => row.time),
        'the times of that name',
      ).toEqual([schedule.time])
    },
  }),
  check('autoscale.schedules.create.name-unique-in-region', {
    title: 'a name that another project has is refused',
    clause: ['§1.5.5.3 URI parameter name', '§1.5.4 409'],
    level: 'required',
    effect: 'create',
    needs: ['alternate'],
    covers: ['#error.409', 'rule:name-unique'],
    run: async t => {
      const { name } = await ownSchedule(t, 'region')
      const own = await foreignSchedule(t, scheduleName(t, 'foreign'))
      t.prepared(await register(t, own, neighbour), 200)
      const reply = await register(t, { ...own, name }, neighbour)
      t.expect(reply.status, 'the answer to the other project').toBe(oneOf(refusals, reply.status))
    },
  }),
  check('autoscale.schedules.create.name-case-sensitive', {
    title: 'names that differ in capital letters are two schedules',
    clause: '§1.5.5.3 URI parameter name',
    level: 'required',
    effect: 'create',
    covers: ['rule:name-case-sensitive', 'autoscale.schedules.delete#path.name'],
    run: async t => {
      const name = scheduleName(t, 'case')
      await ownSchedule(t, 'case', { name: `${name}x` })
      const other = await goodSchedule(t, 'case', { name: `${name}X` })
      t.expect((await register(t, other)).status, 'the registration of the other').toBe(200)
      t.expect((await remove(t, `${name}X`)).status, 'the deletion of the other').toBe(204)
      const listed = t.prepared(await list(t), 200)
      t.expect(rowNamed(listed, `${name}x`), 'the first is still there').toBeDefined()
      t.expect(rowNamed(listed, `${name}X`), 'the other is not').toBeUndefined()
    },
  }),
  check('autoscale.schedules.create.carried-out', {
    title: 'a schedule signals its resource when its time has come',
    clause: ['§1.5.5.3 URI parameter time', '§1.5.5.3 URI parameter url'],
    level: 'required',
    effect: 'create',
    waits: true,
    covers: ['#body.time', '#body.url', 'rule:carried-out'],
    run: async t => {
      const stack = await ownStack(t, 'scheduled')
      // A target whose signals do not scale such a group would show nothing.
      t.prepared(await signalResource(t, stack), 200)
      const size = (expected: number, what: string) => async (): Promise<void> =>
        t.expect(await groupSize(t, stack), what).toBeGreaterThanOrEqual(expected)
      try {
        await t.eventually(size(2, 'members after a signal'), { timeoutMs: 60_000, intervalMs: 1000 })
      } catch {
        t.notRun('a signal that is sent directly does not change the group either')
      }
      const schedule = scheduleFor(t, stack, { name: scheduleName(t, 'due'), time: '* * * * *' })
      t.prepared(await register(t, schedule), 200)
      await t.eventually(size(3, 'members when a minute has begun'), { timeoutMs: 150_000, intervalMs: 1000 })
      t.prepared(await remove(t, schedule.name), 204)
    },
  }),
  check('autoscale.schedules.list.shows-registered', {
    title: 'a registered schedule is in the list once, as it was registered',
    clause: ['§1.5.5.5 description', '§1.5.5.5 example response'],
    level: 'required',
    effect: 'create',
    covers: ['rule:shows-registered'],
    errata: ['autoscale.schedules.signal-url-differs'],
    run: async t => {
      const schedule = await stillSchedule(t)
      const rows = rowsOf(t.prepared(await list(t), 200), 'schedulers').filter(row => row.name === schedule.name)
      t.expect(rows.length, 'rows of that name').toBe(1)
      for (const name of names.filter(name => name !== 'url'))
        t.expect(member(rows[0], name), name).toBe(schedule[name])
    },
  }),
  check('autoscale.schedules.list.names-unique', {
    title: 'no name is twice in the list',
    clause: ['§1.5.5.5 description', '§1.5.5.3 URI parameter name'],
    level: 'required',
    effect: 'create',
    run: async t => {
      await stillSchedule(t)
      const found = rowsOf(t.prepared(await list(t), 200), 'schedulers').map(row => textAt(row, 'name'))
      t.expect(found, 'names, each once').toEqual([...new Set(found)])
    },
  }),
  check('autoscale.schedules.list.own-project', {
    title: 'another project does not see the schedule',
    clause: '§1.5.5.5 description',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    needs: ['alternate'],
    run: async t => {
      const { name } = await stillSchedule(t)
      const reply = t.prepared(await list(t, neighbour), 200)
      t.expect(rowNamed(reply, name), 'the row in the other project').toBeUndefined()
    },
  }),
  check('autoscale.schedules.delete.ends-it', {
    title: 'a deleted schedule is not listed, cannot be deleted again, and leaves its name to another',
    clause: ['§1.5.5.4 description', '§1.5.4 404', '§1.5.5.3 URI parameter name'],
    level: 'required',
    effect: 'create',
    covers: ['#error.404', '#path.name', 'rule:ends-it'],
    run: async t => {
      const schedule = await ownSchedule(t, 'ended')
      t.expect((await remove(t, schedule.name)).status, 'the deletion').toBe(204)
      await t.eventually(async () =>
        t.expect(rowNamed(t.prepared(await list(t), 200), schedule.name), 'its row').toBeUndefined(),
      )
      t.expect((await remove(t, schedule.name)).status, 'a second deletion').toBe(404)
      t.expect((await register(t, schedule)).status, 'a registration of the same name').toBe(200)
    },
  }),
  check('autoscale.schedules.delete.leaves-others', {
    title: 'a refused deletion by another project leaves the schedule in the list',
    clause: ['§1.5.5.4 description', '§1.5.4 403'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    needs: ['alternate'],
    errata: ['autoscale.schedules.role-refused-401-or-403', 'autoscale.chapters.resize-not-allowed-elsewhere'],
    run: async t => {
      const { name } = await ownSchedule(t, 'guarded')
      await remove(t, name, neighbour)
      t.expect(rowNamed(t.prepared(await list(t), 200), name), 'its row').toBeDefined()
    },
  }),
]
