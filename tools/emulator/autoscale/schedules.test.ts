import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OwnStack, type ScalingFixture, serveScaling } from './scaling-fixture.ts'

let cloud: ScalingFixture
let stack: OwnStack
let sample: Record<string, unknown>

beforeEach(async () => {
  cloud = await serveScaling()
  stack = await cloud.stack()
  sample = { name: 'sample2', time: '*/5 * * * *', url: stack.signalUrl, method: 'POST', project_id: 'project-one' }
})
afterEach(() => cloud.close())

const minute = 60_000
const faultOf = (body: object): [string, unknown] | undefined => Object.entries(body)[0]

describe('registering a schedule (§1.5.5.3)', () => {
  test('answers the schedule, which is listed until it is deleted', async () => {
    expect(await cloud.schedules('POST', '', sample)).toMatchObject({ status: 200, body: sample })
    expect((await cloud.schedules('GET')).body).toEqual({ schedulers: [sample] })
    expect(await cloud.schedules('DELETE', '/sample2')).toMatchObject({ status: 204, body: undefined })
    expect((await cloud.schedules('GET')).body).toEqual({ schedulers: [] })
    expect((await cloud.schedules('DELETE', '/sample2')).status).toBe(404)
  })

  test.each([
    ['59 23 31 12 *', 200],
    ['0,15,30-45/5 8-18 * jan-mar MON-fri', 200],
    ['0 0 * * 7', 200],
    ['0\t0 30 2 *', 200],
    ['@daily', 200],
    ['* / 5 * * * *', 400],
    ['* * * *', 400],
    ['0 * * * * *', 400],
    ['60 * * * *', 400],
    ['0 24 * * *', 400],
    ['0 0 0 * *', 400],
    ['0 0 * 13 *', 400],
    ['0 0 * * 8', 400],
    ['*/0 * * * *', 400],
    ['9-5 * * * *', 400],
    ['0 0 L * *', 400],
    ['0 0 LW * *', 400],
    ['0 0 15W * *', 400],
    ['? * * * *', 400],
    ['0 0 * * 5#2', 400],
    ['@reboot', 400],
    ['2030-01-01T00:00:00', 400],
    ['tomorrow', 400],
    ['', 400],
  ])('takes the time %j: %i', async (time, status) => {
    expect((await cloud.schedules('POST', '', { ...sample, time })).status).toBe(status)
  })

  test.each([
    ['name', 'a'.repeat(64), 200],
    ['name', 'a'.repeat(65), 400],
    ['name', '', 400],
    ['name', 'with-hyphen', 400],
    ['name', 'naïve', 400],
    ['name', 7, 400],
    ['method', 'GET', 400],
    ['method', 'post', 400],
    ['url', 'https://cloud.test/v1/project-one/stacks/a/b/resources/c/signal', 400],
    ['url', 'http://elsewhere.test:8004/v1/project-one/stacks/a/b/resources/c/signal', 200],
    ['url', ' http://cloud.test/v1/project-one/stacks/a/b/resources/c/signal', 400],
    ['url', 'http://cloud.test/v1/project-one/stacks/a/b/resources/c', 400],
    ['url', 'signal', 400],
    ['project_id', 'project-two', 403],
  ])('takes %s %j: %i', async (member, value, status) => {
    expect((await cloud.schedules('POST', '', { ...sample, [member]: value })).status).toBe(status)
  })

  test.each(['name', 'method', 'url', 'time', 'project_id'])('wants %s', async member => {
    const { [member]: _, ...rest } = sample
    const answer = await cloud.schedules('POST', '', rest)
    expect(answer.status).toBe(400)
    expect(faultOf(answer.body)).toEqual(['BadRequest', { code: 400, message: expect.stringContaining(member) }])
  })

  test.each(['null', '[]', '"x"', '{', ''])('refuses the body %j', async body => {
    expect((await cloud.schedules('POST', '', body)).status).toBe(400)
  })

  test('takes a name once for all projects, and another in other letters', async () => {
    await cloud.schedules('POST', '', sample)
    const url = stack.signalUrl.replace('project-one', 'project-two')
    const again = await cloud.schedules('POST', '', { ...sample, url, project_id: 'project-two' }, 'two')
    expect(again.status).toBe(409)
    expect(faultOf(again.body)?.[0]).toBe('conflictingRequest')
    expect((await cloud.schedules('POST', '', { ...sample, name: 'SAMPLE2' })).status).toBe(200)
  })

  test('is for the one who created the stack', async () => {
    expect((await cloud.schedules('POST', '', sample, 'colleague')).status).toBe(403)
  })
})

test('a role that may not answers 401, and reads (§1.5.4)', async () => {
  await cloud.schedules('POST', '', sample)
  expect((await cloud.schedules('POST', '', sample, 'reader')).status).toBe(401)
  expect((await cloud.schedules('DELETE', '/sample2', undefined, 'reader')).status).toBe(401)
  expect((await cloud.schedules('GET', '', undefined, 'reader')).body.schedulers).toHaveLength(1)
})

test('projects do not see each other’s schedules', async () => {
  await cloud.schedules('POST', '', sample)
  expect((await cloud.schedules('GET', '', undefined, 'two')).body).toEqual({ schedulers: [] })
  expect((await cloud.schedules('DELETE', '/sample2', undefined, 'two')).status).toBe(404)
  expect((await cloud.schedules('GET')).body.schedulers).toHaveLength(1)
})

describe('a schedule that is due', () => {
  test('signals its resource each time, as often as time has passed', async () => {
    await cloud.schedules('POST', '', sample)
    cloud.pass(2 * minute)
    expect(await stack.size()).toBe(1)
    cloud.pass(2 * minute)
    expect(await stack.size()).toBe(2)
    cloud.pass(10 * minute)
    expect(await stack.size()).toBe(3)
  })

  test('comes sooner where a minute takes less', async () => {
    const quick = await serveScaling(1000)
    try {
      const own = await quick.stack()
      await quick.schedules('POST', '', { ...sample, time: '* * * * *', url: own.signalUrl })
      quick.pass(200)
      expect(await own.size()).toBe(1)
      quick.pass(900)
      expect(await own.size()).toBe(2)
    } finally {
      await quick.close()
    }
  })

  test('does nothing when it has been deleted, or its stack has', async () => {
    await cloud.schedules('POST', '', sample)
    await cloud.schedules('DELETE', '/sample2')
    cloud.pass(10 * minute)
    expect(await stack.size()).toBe(1)
    await cloud.schedules('POST', '', sample)
    await cloud.heat('DELETE', stack.path)
    cloud.pass(10 * minute)
    expect((await cloud.schedules('GET')).body.schedulers).toHaveLength(1)
  })
})
