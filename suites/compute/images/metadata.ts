import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonOf, member } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { description, imageWithMetadata } from './fixtures.ts'
import { type MetadataLife, metadataLife, sent } from './metadata-life.ts'
import { imageOf, itemsOf, showImage, showItem, showMetadata, shown } from './requests.ts'

const shownAll = 'compute.image-metadata.show'
const replaced = 'compute.image-metadata.replace'
const updated = 'compute.image-metadata.update'
const shownOne = 'compute.image-metadata.show-item'
const setOne = 'compute.image-metadata.update-item'
const deletedOne = 'compute.image-metadata.delete-item'

/** Items of such names; what a target adds of its own is left out. */
const only = (items: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(names.filter(name => name in items).map(name => [name, items[name]]))

/** What a step left, and what it was answered, where both are all items of the image. */
const told = ({ reply, after }: { reply: TargetReply; after: TargetReply }): TargetReply[] => [reply, after]

const itemErratum = 'compute.image-metadata.item-or-all'

interface Law {
  id: string
  title: string
  clause: string | string[]
  covers?: string[]
  errata?: string[]
  judge: (life: MetadataLife, t: Parameters<Check['run']>[0]) => void
}

/** What must hold of the steps of one life. */
const laws: Law[] = [
  {
    id: `${updated}.adds-items`,
    title: 'items whose keys an image does not have are added, with their values as they were sent',
    clause: '§1.2.6.16 body parameter metadata',
    covers: ['#body.metadata', 'rule:adds-new'],
    judge: (life, t) => {
      t.prepared(life.updated.reply, 200)
      for (const reply of told(life.updated)) {
        t.focus(reply)
        t.expect(itemsOf(reply), 'the items').toMatchObject(sent.updated)
      }
    },
  },
  {
    id: `${updated}.merges`,
    title: 'an update replaces the items that it names, adds new ones and keeps the others',
    clause: ['§1.2.6.16 description', '§1.2.6.16 body parameter metadata'],
    covers: ['#body.metadata', 'rule:keeps-the-rest', 'rule:adds-new'],
    judge: (life, t) => {
      t.prepared(life.updated.reply, 200)
      t.prepared(life.merged.reply, 200)
      for (const reply of told(life.merged)) {
        t.focus(reply)
        t.expect(itemsOf(reply), 'the items').toMatchObject({ ...sent.updated, ...sent.merged })
      }
    },
  },
  {
    id: `${replaced}.sets-named`,
    title: 'a replacement sets the items that it names; those that it does not name are all gone, or all kept',
    clause: ['§1.2.6.15 description', '§1.2.6.15 example response'],
    covers: ['rule:sets-named'],
    errata: ['compute.image-metadata.replace.keeps-or-removes', 'compute.image-metadata.methods-swapped'],
    judge: (life, t) => {
      t.prepared(life.merged.reply, 200)
      t.prepared(life.replaced.reply, 200)
      const kept = only(itemsOf(life.merged.after), 'Label', 'added')
      for (const reply of told(life.replaced)) {
        t.focus(reply)
        t.expect(itemsOf(reply), 'the items that were named').toMatchObject(sent.replaced)
        t.expect([{}, kept], 'none or all of the others').toContainEqual(only(itemsOf(reply), 'Label', 'added'))
      }
      t.expect(itemsOf(life.replaced.after), 'what is shown, as it was answered').toEqual(itemsOf(life.replaced.reply))
    },
  },
  {
    id: `${setOne}.creates`,
    title: 'an item that an image does not have is made, and the others stay',
    clause: '§1.2.6.18 description',
    covers: ['#path.key', 'rule:creates-or-updates'],
    errata: [itemErratum],
    judge: ({ itemMade, replaced }, t) => {
      t.prepared(replaced.reply, 200)
      t.prepared(itemMade.reply, 200)
      t.focus(itemMade.reply)
      t.expect(itemsOf(itemMade.reply, 'meta'), 'the answer').toMatchObject(sent.itemMade)
      t.focus(itemMade.after)
      t.expect(itemsOf(itemMade.after), 'all items').toMatchObject({ ...sent.replaced, ...sent.itemMade })
    },
  },
  {
    id: `${setOne}.updates`,
    title: 'an item that an image has is changed, and the others stay',
    clause: '§1.2.6.18 description',
    covers: ['#path.key', 'rule:creates-or-updates'],
    errata: [itemErratum],
    judge: ({ itemMade, itemChanged, replaced }, t) => {
      t.prepared(replaced.reply, 200)
      t.prepared(itemMade.reply, 200)
      t.prepared(itemChanged.reply, 200)
      t.focus(itemChanged.reply)
      t.expect(itemsOf(itemChanged.reply, 'meta'), 'the answer').toMatchObject(sent.itemChanged)
      t.focus(itemChanged.after)
      t.expect(itemsOf(itemChanged.after), 'all items').toMatchObject({ ...sent.replaced, ...sent.itemChanged })
    },
  },
  {
    id: `${shownOne}.follows-changes`,
    title: 'an item is shown as it was last set',
    clause: ['§1.2.6.17 description', '§1.2.6.18 description'],
    covers: ['#path.key'],
    errata: [itemErratum],
    judge: ({ itemMade, itemChanged }, t) => {
      for (const [{ reply, alone }, item] of [
        [itemMade, sent.itemMade],
        [itemChanged, sent.itemChanged],
      ] as const) {
        t.prepared(reply, 200)
        t.focus(alone)
        t.expect(alone.status, 'the status').toBe(oneOf(shown, alone.status))
        t.expect(itemsOf(alone, 'meta'), 'the item').toMatchObject(item)
      }
    },
  },
  {
    id: `${deletedOne}.is-gone`,
    title: 'a deleted item is neither shown nor among all items, cannot be deleted again, and the others stay',
    clause: ['§1.2.6.19 description', '§1.2.4 404'],
    covers: ['#path.key', '#error.404', `${shownOne}#error.404`],
    judge: ({ itemChanged, itemDeleted, deletedAgain }, t) => {
      t.prepared(itemChanged.reply, 200)
      t.prepared(itemDeleted.reply, 204)
      t.focus(itemDeleted.after)
      t.expect(itemsOf(itemDeleted.after), 'all items').not.toHaveProperty('item')
      const others = only(itemsOf(itemChanged.after), 'purpose', 'replacing')
      t.expect(itemsOf(itemDeleted.after), 'all items').toMatchObject(others)
      t.focus(itemDeleted.alone)
      t.expect(itemDeleted.alone.status, 'the item alone').toBe(404)
      t.focus(deletedAgain)
      t.expect(deletedAgain.status, 'deleting it again').toBe(404)
    },
  },
  {
    id: `${deletedOne}.no-body`,
    title: 'the answer to the deletion of an item has no body',
    clause: '§1.2.6.19 text',
    covers: ['rule:no-body'],
    judge: ({ itemDeleted: { reply } }, t) => {
      t.prepared(reply, 204)
      t.focus(reply)
      t.expect(reply.body.length, 'bytes of its body').toBe(0)
    },
  },
  {
    id: `${shownAll}.what-the-image-service-sets`,
    title: 'what the image service adds to an image is among its metadata',
    clause: ['§1.2.6.15 Caution', '§1.8.6.9 example request'],
    judge: ({ patched }, t) => {
      t.prepared(patched.reply, 200)
      t.focus(patched.after)
      t.expect(itemsOf(patched.after), 'the items').toMatchObject(sent.patched)
    },
  },
]

/** Metadata of images (§1.2.6.14 to §1.2.6.19). */
export const metadataChecks: Check[] = [
  ...laws.map(({ id, judge, ...rest }) =>
    check(id, {
      ...rest,
      level: 'required',
      effect: 'create',
      run: async t => judge(await metadataLife(t), t),
    }),
  ),
  check(`${updated}.in-image-service`, {
    title: 'what compute sets is a property of the image in the image service',
    clause: ['§1.2.6.15 Caution', '§1.8.6.9 example request'],
    // The manual sends those who cannot set it here to the image service, and says no more.
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const life = await metadataLife(t)
      t.prepared(life.replaced.reply, 200)
      t.focus(life.inImageService)
      t.expect(jsonOf(t.prepared(life.inImageService, 200)), 'the image').toMatchObject(sent.replaced)
    },
  }),
  check(`${shownAll}.agrees-with-image`, {
    title: 'all items of an image are those that the image itself shows, each as it was set',
    clause: ['§1.2.6.14 description', '§1.2.6.12 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.image_id'],
    run: async t => {
      const { id } = await imageWithMetadata(t)
      const all = itemsOf(t.prepared(await showMetadata(t, id), ...shown))
      t.expect(all, 'the items').toMatchObject(description)
      const image = imageOf(t.prepared(await showImage(t, id), ...shown))
      t.expect(member(image, 'metadata'), 'the metadata of the image').toEqual(all)
    },
  }),
  check(`${shownOne}.agrees-with-all`, {
    title: 'each item alone is as it is among all',
    clause: ['§1.2.6.17 description', '§1.2.6.14 description'],
    level: 'required',
    effect: 'create',
    covers: ['#path.key'],
    errata: [itemErratum],
    run: async t => {
      const { id } = await imageWithMetadata(t)
      const all = itemsOf(t.prepared(await showMetadata(t, id), ...shown))
      for (const key of Object.keys(description)) {
        const reply = await showItem(t, id, key)
        t.expect(reply.status, `the status of ${key}`).toBe(oneOf(shown, reply.status))
        t.expect(itemsOf(reply, 'meta')[key], key).toBe(all[key])
      }
    },
  }),
  check(`${shownOne}.alone`, {
    title: 'an item is shown without the others',
    clause: '§1.2.6.17 URI parameter key',
    // The samples show all of them.
    level: 'advisory',
    effect: 'create',
    errata: [itemErratum],
    run: async t => {
      const { id } = await imageWithMetadata(t)
      const reply = t.prepared(await showItem(t, id, 'Label'), ...shown)
      t.expect(itemsOf(reply, 'meta'), 'the item').toEqual({ Label: description.Label })
    },
  }),
]
