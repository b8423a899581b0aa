import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonBody } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { farMonth, farTime, goodSchedule, list, nameOfLength, register, rowNamed, scheduleName } from './schedules.ts'

const operation = 'autoscale.schedules.create'
const row = (name: string): string => `§1.5.5.3 URI parameter ${name}`

/** A registration that the rows do not allow, but for one member good. */
interface BadSchedule {
  what: string
  title: string
  member: 'name' | 'method' | 'url' | 'time' | 'project_id'
  value: (t: CheckContext) => unknown
}

const signal = (scheme: string) => (t: CheckContext) =>
  `${scheme}://127.0.0.1/v1/${t.unknownId()}/stacks/a/${t.unknownId()}/resources/b/signal`

const bad: BadSchedule[] = [
  { what: 'name-too-long', title: 'a name of 65 letters', member: 'name', value: t => nameOfLength(t, 65) },
  {
    what: 'name-with-hyphen',
    title: 'a name with a hyphen',
    member: 'name',
    value: t => `${scheduleName(t, 'bad')}-x`,
  },
  { what: 'name-with-blank', title: 'a name with a blank', member: 'name', value: t => `${scheduleName(t, 'bad')} x` },
  {
    what: 'name-with-umlaut',
    title: 'a name with a letter beyond a-z',
    member: 'name',
    value: t => `${scheduleName(t, 'bad')}ü`,
  },
  { what: 'method-get', title: 'the method GET', member: 'method', value: () => 'GET' },
  { what: 'method-delete', title: 'the method DELETE', member: 'method', value: () => 'DELETE' },
  { what: 'url-https', title: 'a URL with the scheme https', member: 'url', value: signal('https') },
  { what: 'url-ftp', title: 'a URL with the scheme ftp', member: 'url', value: signal('ftp') },
  { what: 'url-none', title: 'a text that is no URL', member: 'url', value: () => 'signal' },
  { what: 'time-word', title: 'a time in words', member: 'time', value: () => 'tomorrow' },
  { what: 'time-four-fields', title: 'a time of four fields', member: 'time', value: () => `0 4 15 ${farMonth()}` },
  { what: 'time-minute-60', title: 'the minute 60', member: 'time', value: () => farTime('60') },
  { what: 'time-hour-24', title: 'the hour 24', member: 'time', value: () => farTime('0', '24') },
  { what: 'time-day-32', title: 'the day 32', member: 'time', value: () => farTime('0', '4', '32') },
  { what: 'time-month-13', title: 'the month 13', member: 'time', value: () => '0 4 15 13 *' },
  { what: 'time-weekday-8', title: 'the weekday 8', member: 'time', value: () => farTime('0', '4', '15', '8') },
  { what: 'time-date', title: 'a date instead of a time of cron', member: 'time', value: () => '2030-01-01T00:00:00Z' },
]

const refused: Check[] = bad.map(({ what, title, member, value }) =>
  check(`${operation}.${what}-400`, {
    title: `a schedule with ${title} is refused with 400`,
    clause: [row(member), '§1.5.4 400'],
    level: 'required',
    effect: 'create',
    covers: [`#body.${member}`, '#error.400'],
    ...(member === 'time' ? { errata: ['autoscale.schedules.blanks-in-cron-time'] } : {}),
    run: async t => {
      const schedule = { ...(await goodSchedule(t, 'bad')), [member]: value(t) }
      t.expect((await register(t, schedule)).status, title).toBe(400)
      const listed = t.prepared(await list(t), 200)
      t.expect(rowNamed(listed, String(schedule.name)), 'what was refused is not registered').toBeUndefined()
    },
  }),
)

/** Only the sample shows that all five are there. */
const missing: Check[] = (['name', 'method', 'url', 'time', 'project_id'] as const).map(member =>
  check(`${operation}.without-${member}-400`, {
    title: `a schedule without ${member} is refused with 400`,
    clause: [row(member), '§1.5.5.3 example request', '§1.5.4 400'],
    level: 'advisory',
    effect: 'create',
    covers: [`#body.${member}`, '#error.400'],
    run: async t => {
      const { [member]: _, ...rest } = await goodSchedule(t, 'bad')
      t.expect((await register(t, rest)).status, `no ${member}`).toBe(400)
    },
  }),
)

/** Registrations that are refused (§1.5.5.3, §1.5.4). */
export const badRequestChecks: Check[] = [
  ...refused,
  ...missing,
  check(`${operation}.no-json-400`, {
    title: 'a body that is no JSON is refused with 400',
    clause: ['§1.5.3 request header Content-Type', '§1.5.4 400'],
    level: 'required',
    effect: 'read',
    covers: ['#error.400'],
    run: async t => {
      const reply = await t.call(operation, { ...jsonBody({}), body: '{"name": ' })
      t.expect(reply.status, 'a body that breaks off').toBe(400)
    },
  }),
  check(`${operation}.other-media-type-415`, {
    title: 'a body of another media type than JSON is refused with 415, or with 400',
    clause: ['§1.5.3 request header Content-Type', '§1.5.4 415', '§1.5.4 400'],
    level: 'required',
    effect: 'read',
    covers: ['#error.415'],
    run: async t => {
      const reply = await t.call(operation, ofXml('<schedule/>'))
      t.expect(reply.status, 'the answer to XML').toBe(oneOf([415, 400], reply.status))
    },
  }),
  check(`${operation}.fault-400`, {
    title: 'an error 400 is a fault BadRequest, in JSON, with a message',
    clause: '§1.5.4 400',
    level: 'advisory',
    effect: 'create',
    covers: ['#error.400'],
    errata: ['autoscale.chapters.fault-spelling'],
    run: async t => {
      const schedule = { ...(await goodSchedule(t, 'bad')), time: 'tomorrow' }
      const reply = t.prepared(await register(t, schedule), 400)
      t.expect(reply.header('content-type') ?? '', 'the MIME type').toMatch(/^application\/json\b/i)
      const found = await t.violations(operation, 400, 'application/json', reply.body, { advisory: true })
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  }),
]

function ofXml(body: string) {
  return { headers: { 'Content-Type': 'application/xml', Accept: 'application/json' }, body }
}
