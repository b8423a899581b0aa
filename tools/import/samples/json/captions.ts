import type { Sample } from '../../../model/sample.ts'

/** What the words above a body say of it. */
export interface Caption {
  role: Sample['role']
  /** Title of the operation, as the caption has it. */
  title?: string
}

const captions: readonly { form: RegExp; role?: Sample['role'] }[] = [
  { form: /^Example(?: [\d.]+)?\.? (?<title>.+?) ?: JSON (?<role>request|response)$/i },
  { form: /^Example(?: [\d.]+)?\.? (?<title>.+?) (?<role>request|response) ?: JSON$/i },
  { form: /^(?:An )?example (?<role>request|response)(?: body)?(?: is shown below\.)?$/i },
  { form: /^The (?<role>response) body shows / },
  { form: /^(?<role>Response) body (?:is|will be) a / },
  { form: /\bexample (?<role>request)\.$/ },
  { form: / as an example:$/, role: 'request' },
]

/** Reads a line as the caption of a sample; undefined where it is none. */
export function readCaption(text: string): Caption | undefined {
  for (const { form, role } of captions) {
    const groups = form.exec(text.replace(/\s+/g, ' '))
    if (groups === null) continue
    const named = (role ?? groups.groups?.role?.toLowerCase()) as Sample['role']
    const title = groups.groups?.title
    return title === undefined ? { role: named } : { role: named, title }
  }
  return undefined
}

/** Lower case words joined by hyphens, for the name of a file. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/**
 * What a caption's title says beyond the operation's: `name` of "Update Server Name" where the operation is "Update
 * server"; nothing where it only shortens it.
 * @returns undefined where it is the title of something else.
 */
export function titleBeyond(caption: string, title: string): string | undefined {
  const [given, own] = [slug(caption), slug(title)]
  if (own.startsWith(given)) return ''
  return given.startsWith(`${own}-`) ? given.slice(own.length + 1) : undefined
}

const notes: readonly RegExp[] = [/ with an optional (?<what>.+)\.$/, /\bto (?<what>(?:add|remove) a .*?property)\b/i]

/** What a sentence between caption and body says that the body shows, e.g. `min-count`. */
export function variantOfNote(text: string): string | undefined {
  for (const note of notes) {
    const what = note.exec(text.replace(/\s+/g, ' '))?.groups?.what
    if (what !== undefined) return slug(what.replace(/ a (?:custom )?(?:user-defined )?/, ' '))
  }
  return undefined
}
