import { describe, expect, test } from 'vitest'
import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'
import { cleanup, creates, find, stores } from './resources.ts'

const create = 'import-export.imports.create'
const begin = 'import-export.exports.create'

describe('what calls make', () => {
  test.each<[string, string, CallOptions, string[]]>([
    ['an image by its name', create, jsonBody({ name: 'n', id: 'i' }), ['/image?name=n']],
    ['an image without a name by its id', create, jsonBody({ id: 'i' }), ['/image-by-id?id=i']],
    ['nothing that can be found', create, { body: '{' }, []],
    [
      'an export',
      begin,
      jsonBody({ image_id: 'i', storage_container: '/v1/a/c' }),
      ['/export?image=i&container=%2Fv1%2Fa%2Fc'],
    ],
    ['no export of no image', begin, jsonBody({}), []],
    ['nothing by a look', 'import-export.imports.list', {}, []],
  ])('%s', (_, operation, options, want) => {
    expect(creates(operation, options).map(({ path }) => path)).toEqual(want)
  })
})

test('an export is an object that the target writes', () => {
  const order = jsonBody({ image_id: 'i', storage_container: '/v1/a/c' })
  expect(stores(begin, order)).toEqual({ objects: 1, bytes: 0 })
  expect(stores(create, order)).toEqual({ objects: 0, bytes: 0 })
})

/** A target with one job, which ends after some looks at the list, and one image that an import has made then. */
function target({ looks, image = true }: { looks: number; image?: boolean }) {
  const sent: string[] = []
  let left = looks
  let images = image ? [{ id: 'i', name: 'n' }] : []
  const state = (): string => (left > 0 ? 'processing' : 'succeeded')
  const answers: Record<string, () => [number, object]> = {
    'import-export.imports.list': () => [200, { imports: [{ import_id: 'j', import_status: state() }] }],
    'import-export.imports.show': () => [200, { import_status: state(), name: 'n', id: 'i' }],
    'import-export.exports.list': () => [200, { exports: [{ export_id: 'j', export_status: state() }] }],
    'import-export.exports.show': () => [200, { image_id: 'i', storage_container: '/v1/a/c' }],
    'import-export.exports.cancel': () => [200, {}],
    'image.images.list': () => [200, { images }],
    'image.images.show': () => [images.length > 0 ? 200 : 404, images[0] ?? {}],
    'image.images.delete': () => {
      const status = images.length > 0 ? 204 : 404
      images = []
      return [status, {}]
    },
  }
  const send = async (operation: string): Promise<TargetReply> => {
    sent.push(operation)
    const [status, body] = (answers[operation] as () => [number, object])()
    if (operation.endsWith('ports.show')) left -= 1
    return { status, reason: 'a reason', json: () => body } as TargetReply
  }
  return { sent, send, images: () => images.length }
}

const made = (path: string) => ({ service: 'import-export', kind: path.slice(1, path.indexOf('?')), path })

describe('cleaning up', () => {
  test.each(['/image?name=n', '/image-by-id?id=i'])('%s waits for its import, then deletes the image', async path => {
    const { sent, send, images } = target({ looks: 2 })
    await cleanup(made(path), send)
    expect(images()).toBe(0)
    expect(sent.filter(operation => operation === 'import-export.imports.show')).toHaveLength(2)
    expect(sent.lastIndexOf('import-export.imports.list')).toBeLessThan(sent.indexOf('image.images.delete'))
  })

  test('an export is cancelled once, and waited for', async () => {
    const { sent, send } = target({ looks: 2 })
    await cleanup(made('/export?image=i&container=%2Fv1%2Fa%2Fc'), send)
    expect(sent.filter(operation => operation.endsWith('.cancel'))).toHaveLength(1)
    expect(sent.at(-1)).toBe('import-export.exports.list')
  })

  test.each(['/export?image=i&container=%2Fv1%2Fa%2Fother', '/export?image=k&container=%2Fv1%2Fa%2Fc'])(
    '%s leaves other exports alone',
    async path => {
      const { sent, send } = target({ looks: 1 })
      await cleanup(made(path), send)
      expect(sent).not.toContain('import-export.exports.cancel')
    },
  )

  test('images that are still being imported are found by their prefix', async () => {
    expect(await find('n', target({ looks: 1 }).send)).toEqual([{ kind: 'image', path: '/image?name=n' }])
    expect(await find('m', target({ looks: 1 }).send)).toEqual([])
    expect(await find('n', target({ looks: 0 }).send)).toEqual([])
  })
})
