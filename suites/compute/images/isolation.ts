import type { CallOptions, Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { GuardedRequest } from '../../contract/refusals.ts'
import type { UnknownIdRequest } from '../../contract/unknown-ids.ts'
import { textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { neighbour } from '../requests.ts'
import { describedImage, guardedImage, guardedItems } from './fixtures.ts'
import { imageOf, ofImage, showImage, shown } from './requests.ts'

type Part = Parameters<typeof ofImage>[1]

/** The request of each operation on one image; what it would change is told by its items. */
const requests: Record<string, Part> = {
  'compute.images.show': {},
  'compute.images.show-disk-config': {},
  'compute.images.show-size': {},
  'compute.images.delete': {},
  'compute.image-metadata.show': {},
  'compute.image-metadata.replace': { body: { metadata: { intruder: 'was here' } } },
  'compute.image-metadata.update': { body: { metadata: { intruder: 'was here' } } },
  'compute.image-metadata.show-item': { key: 'purpose' },
  'compute.image-metadata.update-item': { key: 'intruder', body: { meta: { intruder: 'was here' } } },
  'compute.image-metadata.delete-item': { key: 'purpose' },
}

const lists = ['list-details', 'list-disk-config', 'list-sizes'].map(name => `compute.images.${name}`)

/** What a role may not do is answered 500 by all of them but the deletion (§1.2.5); nobody says what a role is. */
const refusedBy500 = 'compute.chapters.role-refused-500-or-401'
const may500 = (operation: string): boolean => operation in requests && operation !== 'compute.images.delete'

/**
 * A project's path with another project's token is refused; the chapter does not say which of its codes stands for that:
 * deployed services answer that the URL is wrong (400), that it is forbidden (403), or that there is no such thing (404).
 */
export const guardedRequests: GuardedRequest[] = [...lists, ...Object.keys(requests)].map(operation => ({
  operation,
  effect: operation in requests ? 'create' : 'read',
  options: async (t: CheckContext): Promise<CallOptions> =>
    operation in requests
      ? ofImage((await guardedImage(t)).id, requests[operation])
      : { headers: { Accept: 'application/json' } },
  otherProject: [403, 400, 404, ...(may500(operation) ? [500] : [])],
  rules: { alternate: ['#path.tenant_id'] },
  ...(may500(operation) ? { errata: [refusedBy500] } : {}),
}))

/** One request of each operation on an image that there is not (§1.2.4 404), and on an item that there is not. */
export const unknownIds: UnknownIdRequest[] = [
  ...Object.entries(requests).map(([operation, part]) => ({
    operation,
    options: (_: CheckContext, id: string) => ofImage(id, part),
    covers: ['#path.image_id'],
  })),
  ...['show-item', 'delete-item'].map(name => ({
    operation: `compute.image-metadata.${name}`,
    what: 'key',
    effect: 'create' as const,
    options: async (t: CheckContext, id: string) => ofImage((await describedImage(t)).id, { key: id }),
    covers: ['#path.key'],
  })),
]

/** Two projects of one cloud see nothing of each other's images that are not shared. */
export const isolationChecks: Check[] = Object.entries(requests).map(([operation, part]) =>
  check(`${operation}.neighbour-finds-nothing`, {
    title: 'who asks for an image of another project by its id finds nothing, and changes nothing',
    clause: '§1.2.4 404',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.404'],
    errata: may500(operation) ? [refusedBy500] : [],
    needs: ['alternate'],
    run: async t => {
      const { id, name } = await guardedImage(t)
      const reply = await t.call(operation, { ...ofImage(id, part), ...neighbour })
      const after = await showImage(t, id)
      t.focus(reply)
      t.expect(reply.status, 'refused').toBe(oneOf([404, 403, ...(may500(operation) ? [500] : [])], reply.status))
      t.expect(reply.text().includes(name), 'whether its name is given away').toBe(false)
      const image = imageOf(t.prepared(after, ...shown))
      t.expect([textAt(image, 'name'), textAt(image, 'status')], 'name and status').toEqual([name, 'ACTIVE'])
      const items = (image as { metadata?: object }).metadata
      t.expect(items, 'the metadata').toMatchObject(guardedItems)
      t.expect(items, 'the metadata').not.toHaveProperty('intruder')
    },
  }),
)
