import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { metadataLife } from './metadata-life.ts'
import { deleteItem, itemsOf, showItem, showMetadata, shown, updateItem, updateMetadata } from './requests.ts'

const setOne = 'compute.image-metadata.update-item'
const shownOne = 'compute.image-metadata.show-item'
const updated = 'compute.image-metadata.update'

const longest = 'k'.repeat(255)
const tooLong = 'k'.repeat(256)

/** Keys and values that naive code would fold, trim, split or take for something else. */
const odd: Readonly<Record<string, string>> = {
  'two words': 'two  words, and more',
  'Mixed.Case-and_marks': 'a=b&c;d,e:f/g?h#i%20',
  number: '0042',
  truth: 'true',
  quoted: '"quoted" and \\ \'that\'',
  script: 'Größe 画像',
}

/** More than the quota of any cloud; what a target with a larger one takes is removed with the image. */
const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`many-${index}`, 'x']))

interface OddMetadata {
  longestSet: TargetReply
  longestShown: TargetReply
  longestDeleted: TargetReply
  longestAfter: TargetReply
  tooLongSet: TargetReply
  oddSet: TargetReply
  afterOdd: TargetReply
  oddAlone: TargetReply
  manySet: TargetReply
  afterMany: TargetReply
}

/** Changes at the edge of what is allowed, one after the other, of the image that has lived its life. */
function oddMetadata(t: CheckContext): Promise<OddMetadata> {
  return t.shared('odd image metadata', async owner => {
    const { id } = await metadataLife(owner)
    const longestSet = await updateItem(owner, id, longest, { [longest]: 'long' })
    const longestShown = await showItem(owner, id, longest)
    const longestDeleted = await deleteItem(owner, id, longest)
    const longestAfter = await showItem(owner, id, longest)
    const tooLongSet = await updateItem(owner, id, tooLong, { [tooLong]: 'long' })
    const oddSet = await updateMetadata(owner, id, odd)
    const afterOdd = await showMetadata(owner, id)
    const oddAlone = await showItem(owner, id, 'two words')
    const manySet = await updateMetadata(owner, id, many, { repeat: false })
    const afterMany = await showMetadata(owner, id)
    return {
      longestSet,
      longestShown,
      longestDeleted,
      longestAfter,
      tooLongSet,
      oddSet,
      afterOdd,
      oddAlone,
      manySet,
      afterMany,
    }
  })
}

/** Keys and values at the edge (§1.2.6.16 to §1.2.6.19). */
export const oddMetadataChecks: Check[] = [
  check(`${setOne}.key-of-255`, {
    title: 'a key of 255 characters is set, shown and deleted',
    clause: ['§1.2.6.18 URI parameter key', '§1.2.6.17 URI parameter key', '§1.2.6.19 URI parameter key'],
    level: 'required',
    effect: 'create',
    covers: ['#path.key', `${shownOne}#path.key`, 'compute.image-metadata.delete-item#path.key'],
    run: async t => {
      const { longestSet, longestShown, longestDeleted, longestAfter } = await oddMetadata(t)
      t.focus(longestSet)
      t.expect(longestSet.status, 'setting it').toBe(200)
      t.focus(longestShown)
      t.expect(longestShown.status, 'showing it').toBe(oneOf(shown, longestShown.status))
      t.expect(itemsOf(longestShown, 'meta')[longest], 'its value').toBe('long')
      t.focus(longestDeleted)
      t.expect([longestDeleted.status, longestAfter.status], 'deleting it, and showing it again').toEqual([204, 404])
    },
  }),
  check(`${setOne}.key-of-256-refused`, {
    title: 'a key of 256 characters is refused, and not set',
    clause: ['§1.2.6.18 URI parameter key', '§1.2.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#path.key', '#error.400'],
    run: async t => {
      const { tooLongSet, afterOdd } = await oddMetadata(t)
      t.focus(tooLongSet)
      t.expect(tooLongSet.status, 'refused').toBeGreaterThanOrEqual(400)
      t.expect(tooLongSet.status, 'refused, and not failed').toBeLessThan(500)
      const long = Object.keys(itemsOf(afterOdd)).filter(key => key.length > 200)
      t.expect(long, 'long keys of the image').toEqual([])
    },
  }),
  check(`${updated}.odd-keys-and-values`, {
    title: 'capitals, blanks, marks, digits, quotes and other scripts are kept as they are',
    clause: ['§1.2.6.16 body parameter metadata', '§1.2.6.16 example response'],
    // Which characters there may be is nowhere said; the samples have capitals in keys.
    level: 'advisory',
    effect: 'create',
    covers: ['#body.metadata'],
    run: async t => {
      const { oddSet, afterOdd, oddAlone } = await oddMetadata(t)
      t.focus(oddSet)
      t.expect(oddSet.status, 'the status of the update').toBe(200)
      for (const reply of [oddSet, afterOdd]) {
        t.focus(reply)
        t.expect(itemsOf(reply), 'the items').toMatchObject(odd)
      }
      t.focus(oddAlone)
      t.expect(itemsOf(oddAlone, 'meta')['two words'], 'the item of a key with a blank').toBe(odd['two words'])
    },
  }),
  check(`${updated}.over-quota-413`, {
    title: 'more items than the quota allows are refused with 413, and none of them is set',
    clause: ['§1.2.6.16 description', '§1.2.6.16 413'],
    // The section says that the fault might come.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.413'],
    run: async t => {
      const { manySet, afterMany } = await oddMetadata(t)
      t.focus(manySet)
      if (manySet.status === 200) t.unsupported(`the target lets an image have ${Object.keys(many).length} items`)
      t.expect(manySet.status, 'over the limit').toBe(413)
      t.focus(afterMany)
      t.expect(itemsOf(t.prepared(afterMany, ...shown)), 'the items').not.toHaveProperty('many-0')
    },
  }),
]
