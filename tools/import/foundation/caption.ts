import type { PrintedEntry } from '../reading.ts'

/** What the sentence above a table says of its rows. */
export interface Caption {
  place: PrintedEntry['place']
  side: 'request' | 'response'
  /** What it is the table of, e.g. `create server`; empty where the sentence names nothing. */
  subject: string
  /** The sentence, without line breaks. */
  text: string
}

const sentence =
  /^This table shows the (?:request )?(?<what>URI|query|body|header|response) parameters(?: for (?:the )?(?<about>.*?))?[.:]?$/i

const places: Readonly<Record<string, Caption['place']>> = {
  uri: 'path',
  query: 'query',
  body: 'body',
  header: 'header',
  response: 'response',
}

/** True for a paragraph that announces a table. */
export function announcesTable(text: string): boolean {
  return /^This table\b/i.test(text)
}

/** Reads `This table shows the URI parameters for the create server request:`; undefined for another form. */
export function readCaption(paragraph: string): Caption | undefined {
  const text = paragraph.replace(/\s+/g, ' ').trim()
  const groups = sentence.exec(text)?.groups
  if (groups?.what === undefined) return undefined
  const about = groups.about ?? ''
  const what = groups.what.toLowerCase()
  const side = /\bresponse(?: body)?$/i.test(about) || what === 'response' ? 'response' : 'request'
  const place = side === 'response' && what === 'body' ? 'response' : places[what]
  if (place === undefined) return undefined
  const subject = about.replace(/\s*\b(?:request|response)(?: body)?$/i, '').trim()
  return { place, side, subject, text }
}
