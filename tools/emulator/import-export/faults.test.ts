import { afterEach, expect, test } from 'vitest'
import { startEmulator } from '../server.ts'
import { type Fixture, serve } from './fixture.ts'

let cloud: Fixture | undefined
afterEach(() => cloud?.close())

test.each([
  ['imports.create=50001', 'POST', '/imageimport', 500, 'message', 'Internal server error.'],
  ['imports.create=50301', 'POST', '/imageimport', 503, 'message', 'Too many requests.'],
  ['imports.list=50002', 'GET', '/imageimport', 500, 'message', 'Internal server error.'],
  ['exports.create=50003', 'POST', '/imageexport', 500, 'error_message', 'Internal server error.'],
  ['exports.list=50001', 'GET', '/imageexport', 500, 'error_message', 'Internal server error.'],
  ['*=50002', 'POST', '/imageexport/one/cancel', 500, 'error_message', 'Internal server error.'],
])('%s is what the operation answers', async (fault, method, path, status, member, message) => {
  cloud = await serve([`import-export:${fault}`])
  const answer = await cloud.ask(method, path)
  expect(answer).toMatchObject({ status, body: { error_code: fault.split('=')[1], [member]: message } })
})

test.each([
  ['stopped', 'Export process has stopped unexpectedly.'],
  ['too-long', 'Export process takes too long time.'],
  ['download', 'VMexport process is failed (fail to download image)'],
])('an export can fail: %s', async (what, error_message) => {
  cloud = await serve([`import-export:exports.create=${what}`])
  expect(await exported(cloud)).toMatchObject({ export_status: 'failed', error_message })
})

test('a cancellation can fail', async () => {
  cloud = await serve(['import-export:exports.cancel=stopped'])
  const failed = { export_status: 'failed', error_message: 'Cancel process has stopped unexpectedly.' }
  expect(await exported(cloud, true)).toMatchObject(failed)
})

test.each(['import-export:imports.none=50001', 'import-export:imports.show=50003', 'image:images.list=500'])(
  'there is no fault %s',
  async fault => {
    await expect(startEmulator({ faults: [fault] })).rejects.toMatchObject({ code: 'EMULATOR_FAULT', where: fault })
  },
)

async function exported({ account, ask, ended, send }: Fixture, cancel = false): Promise<object> {
  const { id } = JSON.parse((await send('image', 'POST', '/v2/images', '{"name":"i"}')).text)
  await send('image', 'PUT', `/v2/images/${id}/file`, 'data')
  const { body } = await ask('POST', '/imageexport', { json: { image_id: id, storage_container: `${account}/box` } })
  const path = `/imageexport/${body.export_id}`
  if (cancel) await ask('POST', `${path}/cancel`)
  return ended(path)
}
