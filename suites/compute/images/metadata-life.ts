import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { patch, show } from '../../image/requests.ts'
import { changeableImage } from './fixtures.ts'
import { deleteItem, replaceMetadata, showItem, showMetadata, updateItem, updateMetadata } from './requests.ts'

/** One change: what it was answered, and what all items were afterwards. */
interface Step {
  reply: TargetReply
  after: TargetReply
}

/** The change of one item, with that item as it was shown alone afterwards. */
interface ItemStep extends Step {
  alone: TargetReply
}

export interface MetadataLife {
  id: string
  updated: Step
  merged: Step
  replaced: Step
  itemMade: ItemStep
  itemChanged: ItemStep
  itemDeleted: ItemStep
  deletedAgain: TargetReply
  /** The image service's own look at the image. */
  inImageService: TargetReply
  /** A property that the image service added. */
  patched: Step
}

/** Items of each request, in the order in which they are sent. */
export const sent = {
  updated: { purpose: 'first', Label: 'Kept' },
  merged: { purpose: 'second', added: 'new' },
  replaced: { purpose: 'third', replacing: 'all' },
  itemMade: { item: 'one' },
  itemChanged: { item: 'two' },
  patched: { 'from-image-service': 'yes' },
} as const

/**
 * The metadata of one image from its first item on, change by change: a service that reads all and writes all again must
 * not be given two changes of one image at a time. Every step is taken whatever came of those before.
 */
export function metadataLife(t: CheckContext): Promise<MetadataLife> {
  return t.shared('life of image metadata', async owner => {
    const { id } = await changeableImage(owner, 'relabelled')
    const step = async (reply: TargetReply): Promise<Step> => ({ reply, after: await showMetadata(owner, id) })
    const itemStep = async (reply: TargetReply): Promise<ItemStep> => ({
      ...(await step(reply)),
      alone: await showItem(owner, id, 'item'),
    })
    const updated = await step(await updateMetadata(owner, id, sent.updated))
    const merged = await step(await updateMetadata(owner, id, sent.merged))
    const replaced = await step(await replaceMetadata(owner, id, sent.replaced))
    const itemMade = await itemStep(await updateItem(owner, id, 'item', sent.itemMade))
    const itemChanged = await itemStep(await updateItem(owner, id, 'item', sent.itemChanged))
    const itemDeleted = await itemStep(await deleteItem(owner, id, 'item'))
    const deletedAgain = await deleteItem(owner, id, 'item')
    const inImageService = await show(owner, id)
    const [[property, value] = ['', '']] = Object.entries(sent.patched)
    const patched = await step(await patch(owner, id, [{ op: 'add', path: `/${property}`, value }]))
    return {
      id,
      updated,
      merged,
      replaced,
      itemMade,
      itemChanged,
      itemDeleted,
      deletedAgain,
      inImageService,
      patched,
    }
  })
}
