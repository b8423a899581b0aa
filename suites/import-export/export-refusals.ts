import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../openstack/json.ts'
import { type DetailedError, errors, expectError, messageIn } from './detailed-errors.ts'
import { exportLife, ownExport, storagePath, succeededExport } from './fixtures.ts'
import { refusedOrFails, stateOf, watch } from './jobs.ts'
import { createExport, showExport } from './requests.ts'

const create = 'import-export.exports.create'
const notFound = '§1.6.3.5 failure message "Specified id is not found."'
const notValid = '§1.6.3.5 failure message "Specified id is not valid image."'

interface Row {
  code: string
  message: string
  title: string
  covers?: string[]
  send: (t: CheckContext) => Promise<TargetReply>
}

/** An order that is right but for what is said: only that can be complained of. */
async function order(t: CheckContext, wrong: object): Promise<object> {
  const { image, path } = await exportLife(t)
  return { image_id: image, storage_container: path, ...wrong }
}

/** What is wrong with an order by itself, by the row that says so (§1.6.3.4 table 23). */
const rows: Row[] = [
  {
    code: '40001',
    message: "Required parameter 'image_id' is not specified.",
    title: 'without an image',
    covers: ['#body.image_id'],
    send: async t => createExport(t, await order(t, { image_id: undefined })),
  },
  {
    code: '40003',
    message: "Required parameter 'storage_container' is not specified.",
    title: 'without a container',
    covers: ['#body.storage_container'],
    send: async t => createExport(t, await order(t, { storage_container: undefined })),
  },
  {
    code: '40004',
    message: "Parameter 'storage_container' has invalid value.",
    title: 'whose container is no path of one',
    covers: ['#body.storage_container'],
    send: async t => createExport(t, await order(t, { storage_container: 'k5c none' })),
  },
  {
    code: '40007',
    message: 'Request body does not exist.',
    title: 'without a body',
    send: t => t.call(create, { headers: jsonBody({}).headers ?? {} }),
  },
  {
    code: '40008',
    message: 'Request body is not a json format.',
    title: 'whose body is not JSON',
    send: t => t.call(create, { headers: jsonBody({}).headers ?? {}, body: '{"image_id": ' }),
  },
]

/** What an export must not be asked for (§1.6.3.4). */
export const exportRefusalChecks: Check[] = [
  ...rows.map(({ code, message, title, covers = [], send }) =>
    check(`${create}.error-${code}`, {
      title: `an order ${title} is answered ${code}`,
      clause: [`§1.6.3.4 error ${code}`, '§1.6.3.4 status 400'],
      level: 'required',
      effect: 'create',
      covers: ['#error.400', ...covers],
      errata: code === '40004' ? ['import-export.exports.create.container-url-or-path'] : [],
      run: async t => expectError(t, await send(t), { status: 400, code, message }),
    }),
  ),
  check(`${create}.error-40002`, {
    title: 'an image that is no id is answered 40002, or as an image that there is not',
    clause: ['§1.6.3.4 error 40002', '§1.6.3.4 error 40012'],
    level: 'required',
    effect: 'create',
    covers: ['#error.400', '#body.image_id'],
    run: async t => {
      const { path } = await exportLife(t)
      const reply = await createExport(t, { image_id: 'k5c none', storage_container: path })
      expectError(t, reply, errors.imageInvalid, errors.noImage)
    },
  }),
  check(`${create}.error-40012`, {
    title: 'an unknown image is answered 40012 or 40002, or the export fails because it is not found',
    clause: ['§1.6.3.4 error 40012', '§1.6.3.4 request parameter image_id', notFound],
    level: 'required',
    effect: 'create',
    covers: ['#body.image_id', 'rule:unknown-image'],
    run: async t => {
      const { path } = await exportLife(t)
      const reply = await createExport(t, { image_id: t.unknownId(), storage_container: path })
      await refusedOrFailsBy(
        t,
        reply,
        [errors.noImage, errors.imageInvalid, errors.noFile],
        'Specified id is not found.',
      )
    },
  }),
  check(`${create}.error-40017`, {
    title: 'an image that has no data yet is refused, or the export fails because it is not valid',
    clause: ['§1.6.3.4 error 40017', '§1.6.3.4 error 40012', notValid],
    level: 'required',
    effect: 'create',
    covers: ['#error.400', '#body.image_id'],
    run: async t => {
      const { path } = await exportLife(t)
      const image = { name: t.name('empty'), disk_format: 'raw', container_format: 'bare' }
      const made = await t.call('image.images.create', jsonBody(image))
      if (made.status !== 201) t.unsupported('the target lets nobody make an image without data')
      const reply = await createExport(t, { image_id: textAt(jsonOf(made), 'id'), storage_container: path })
      const refusals = [errors.noFile, errors.noImage, errors.imageInvalid]
      await refusedOrFailsBy(t, reply, refusals, 'Specified id is not valid image.')
    },
  }),
  check(`${create}.unknown-container`, {
    title: 'a container that there is not is a bad request, or the export fails',
    clause: ['§1.6.3.4 error 40004', '§1.6.3.4 request parameter storage_container'],
    level: 'required',
    effect: 'create',
    covers: ['#body.storage_container', '#error.400'],
    run: async t => {
      const { image } = await exportLife(t)
      const reply = await createExport(t, { image_id: image, storage_container: storagePath(t, t.name('nowhere')) })
      await refusedOrFails(t, 'export', reply)
    },
  }),
  check(`${create}.error-40015`, {
    title: 'the same export cannot be asked for while it runs: 40015',
    clause: '§1.6.3.4 error 40015',
    level: 'required',
    effect: 'create',
    covers: ['#error.400'],
    run: async t => {
      const { id, image, path } = await ownExport(t, 'twice', 'lengthy')
      const again = await createExport(t, { image_id: image, storage_container: path })
      if (again.status === 202) {
        const state = stateOf(await showExport(t, id), 'export')
        if (!['queued', 'processing'].includes(state)) t.skip(`the first is ${state} already`)
      }
      t.focus(again)
      // It may be over by then.
      expectError(t, again, errors.sameRequest, errors.fileExists)
    },
  }),
  check(`${create}.error-40016`, {
    title: 'an image cannot be exported again to where its file is: 40016',
    clause: '§1.6.3.4 error 40016',
    level: 'required',
    effect: 'create',
    covers: ['#error.400'],
    run: async t => {
      const { image, path } = await succeededExport(t)
      expectError(t, await createExport(t, { image_id: image, storage_container: path }), errors.fileExists)
    },
  }),
]

/** @param failure message of the export that was accepted. */
async function refusedOrFailsBy(
  t: CheckContext,
  reply: TargetReply,
  refusals: DetailedError[],
  failure: string,
): Promise<void> {
  if (reply.status >= 400) return expectError(t, reply, ...refusals)
  const { last } = await watch(t, 'export', textAt(jsonOf(t.prepared(reply, 202)), 'export_id'))
  t.focus(last)
  t.expect(stateOf(last, 'export').toLowerCase(), 'it was accepted, and how it ends').toBe('failed')
  t.expect([failure, 'Specified id is not valid image.', 'Specified id is not found.'], 'why').toContain(
    messageIn(t, last),
  )
}
