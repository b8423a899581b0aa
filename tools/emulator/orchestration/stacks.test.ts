import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exampleTemplate, type ScalingFixture, serveScaling } from '../autoscale/scaling-fixture.ts'

let cloud: ScalingFixture

beforeEach(async () => {
  cloud = await serveScaling()
})
afterEach(() => cloud.close())

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)

test('a resource is told as the sample has it (§1.5.5.2)', async () => {
  const { path } = await cloud.stack()
  const { status, body } = await cloud.heat('GET', `${path}/resources/group`)
  const self = `http://cloud.test/orchestration/v1/project-one${path}`
  expect(status).toBe(200)
  expect(body.resource).toEqual({
    resource_name: 'group',
    logical_resource_id: 'group',
    physical_resource_id: uuid,
    resource_type: 'OS::Heat::AutoScalingGroup',
    resource_status: 'CREATE_COMPLETE',
    resource_status_reason: 'state changed',
    updated_time: '2014-09-16T15:41:43Z',
    required_by: ['out'],
    description: '',
    links: [
      { href: `${self}/resources/group`, rel: 'self' },
      { href: self, rel: 'stack' },
    ],
    attributes: { current_size: 1, refs: [uuid] },
  })
})

describe('signals (§1.5.5.1)', () => {
  const signal = (path: string, resource = 'out') => cloud.heat('POST', `${path}/resources/${resource}/signal`)

  test('make the group larger up to its bound, and answer nothing', async () => {
    const { path, size } = await cloud.stack()
    expect(await signal(path)).toMatchObject({ status: 200, body: undefined })
    expect(await size()).toBe(2)
    const status = async () => (await cloud.heat('GET', `${path}/resources/group`)).body.resource.resource_status
    expect(await status()).toBe('UPDATE_IN_PROGRESS')
    cloud.pass()
    expect(await status()).toBe('UPDATE_COMPLETE')
    await signal(path)
    await signal(path)
    expect(await size()).toBe(3)
  })

  test.each([
    [{ scaling_adjustment: -1 }, [1]],
    [{ adjustment_type: 'exact_capacity', scaling_adjustment: '3' }, [3, 3]],
    [{ adjustment_type: 'percent_change_in_capacity', scaling_adjustment: 50 }, [2, 3]],
    [{ cooldown: 60 }, [2, 2]],
  ])('do what %j says', async (policy, sizes) => {
    const { path, size } = await cloud.stack('web', policy)
    for (const expected of sizes) {
      await signal(path)
      expect(await size()).toBe(expected)
    }
  })

  test('are not for groups, stacks that are being made, or what is not there', async () => {
    const { path } = await cloud.stack()
    expect((await signal(path, 'group')).status).toBe(400)
    expect((await signal(path, 'other')).status).toBe(404)
    const { body } = await cloud.heat('POST', '/stacks', { stack_name: 'new', template: exampleTemplate() })
    expect((await signal(`/stacks/new/${body.stack.id}`)).status).toBe(409)
  })
})

test('a stack is found by name, listed, and deleted', async () => {
  const { id, path } = await cloud.stack()
  const found = await cloud.heat('GET', '/stacks/web')
  expect(found.status).toBe(302)
  expect(found.headers.get('location')).toBe(`http://cloud.test/orchestration/v1/project-one${path}`)
  expect((await cloud.heat('GET', '/stacks?name=web')).body.stacks).toMatchObject([
    { id, stack_status: 'CREATE_COMPLETE' },
  ])
  expect((await cloud.heat('GET', `/stacks?marker=${id}`)).body.stacks).toEqual([])
  expect((await cloud.heat('DELETE', path)).status).toBe(204)
  cloud.pass()
  expect((await cloud.heat('GET', path)).status).toBe(404)
})

test.each([
  ['/stacks/other/{id}/resources/group', 404],
  ['/stacks/web/{id}/resources/other', 404],
  ['/stacks/web/unknown/resources/group', 404],
])('%s is %i', async (path, status) => {
  const { id } = await cloud.stack()
  const answer = await cloud.heat('GET', path.replace('{id}', id))
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ itemNotFound: { code: 404 } })
})

test('others may not: not the other project, and not a reader who signals', async () => {
  const { path } = await cloud.stack()
  expect((await cloud.heat('GET', `${path}/resources/group`, undefined, 'two')).status).toBe(404)
  expect((await cloud.heat('GET', `${path}/resources/group`, undefined, 'two', 'project-one')).status).toBe(400)
  expect((await cloud.heat('GET', `${path}/resources/group`, undefined, 'reader')).status).toBe(200)
  const refused = await cloud.heat('POST', `${path}/resources/out/signal`, undefined, 'reader')
  expect(refused).toMatchObject({ status: 403, body: { Forbidden: { code: 403 } } })
})

describe('creating a stack', () => {
  const create = (given: object) => cloud.heat('POST', '/stacks', { stack_name: 'web', ...given })

  test('takes YAML with parameters', async () => {
    const template = `
heat_template_version: 2013-05-23
parameters: {most: {type: number, default: 4}}
resources:
  group:
    type: OS::Heat::AutoScalingGroup
    properties: {min_size: 2, max_size: {get_param: most}, resource: {type: OS::Heat::None}}
outputs: {all: {value: [{get_attr: [group, current_size]}, {get_resource: group}, {get_attr: [group, other]}]}}`
    const { body } = await create({ template, parameters: { most: 5 } })
    const { outputs } = (await cloud.heat('GET', `/stacks/web/${body.stack.id}`)).body.stack
    expect(outputs).toMatchObject([{ output_key: 'all', output_value: [2, uuid, null] }])
    expect((await create({ stack_name: 'other', template, parameters: { more: 5 } })).status).toBe(400)
    expect((await create({ stack_name: 'other', template, parameters: { most: 1 } })).status).toBe(400)
  })

  test.each(['[', '{a: '])('refuses what is nested too deeply by %j', async open => {
    const close = open === '[' ? ']' : '}'
    for (const depth of [100, 5000, 50_000]) {
      const properties = `${open.repeat(depth)}1${close.repeat(depth)}`
      const template = `resources: {a: {type: OS::Heat::None, properties: {x: ${properties}}}}`
      expect((await create({ template })).status).toBe(400)
    }
  })

  test('refuses outputs and parameters that would be written over and over', async () => {
    const resources = { a: { type: 'OS::Heat::None' } }
    const many = { x: { value: Array.from({ length: 2000 }, () => ({ get_attr: ['a', 'refs'] })) } }
    expect((await create({ template: { resources, outputs: many } })).status).toBe(400)
    const parameters = { p: { type: 'string' } }
    const given = { template: { resources, parameters }, parameters: { p: 'x'.repeat(2000) } }
    expect((await create(given)).status).toBe(400)
  })

  test('refuses a name that is taken', async () => {
    await create({ template: exampleTemplate() })
    expect((await create({ template: exampleTemplate() })).status).toBe(409)
    expect((await create({ template: '{' })).status, 'before its template is read').toBe(409)
  })

  test.each([
    [{ stack_name: '1st', template: exampleTemplate() }],
    [{}],
    [{ template: '{' }],
    [{ template: { resources: { a: { type: 'OS::Nova::Server' } } } }],
    [{ template: { resources: { 'a/b': { type: 'OS::Heat::None' } } } }],
    [{ template: { resources: { a: { type: 'OS::Heat::None', depends_on: 'b' } } } }],
    [{ template: { resources: { a: { type: 'OS::Heat::None', properties: { x: { get_param: 'y' } } } } } }],
    [{ template: exampleTemplate({ auto_scaling_group_id: { get_resource: 'out' } }) }],
    [{ template: exampleTemplate({ adjustment_type: 'twice' }) }],
    [{ template: exampleTemplate({ scaling_adjustment: 1.5 }) }],
  ])('refuses %j', async given => {
    expect((await create(given)).status).toBe(400)
  })
})
