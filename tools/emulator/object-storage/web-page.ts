import { escapeAttribute, escapeXml } from '../xml/escape.ts'
import type { Row } from './listing.ts'
import { encodeName } from './resource-path.ts'
import type { Container, StoredObject } from './store.ts'
import { formatIsoTimestamp } from './timestamps.ts'

/** What a page about a folder of a container shows. */
export interface WebPage {
  container: Container
  /** Empty, or with a slash at its end. */
  prefix: string
  /** In the title. */
  label: string
  /** Object name or URL of the style sheet; empty: a small one within the page. */
  css: string
  index: string
}

const styles = `  <style type="text/css">
   h1 {font-size: 1em; font-weight: bold;}
   th {text-align: left; padding: 0px 1em 0px 1em;}
   td {padding: 0px 1em 0px 1em;}
   a {text-decoration: none;}
  </style>`

/** The list of a folder as HTML: subfolders first, then objects, as Swift's static web lays it out. */
export function renderListing(page: WebPage, rows: readonly Row<StoredObject>[]): string {
  const parent = page.prefix === '' ? [] : [tableRow('', '../', '../', ' id="parent" class="item"')]
  const folders = rows.flatMap(row => {
    if ('entry' in row) return []
    const name = row.subdirectory.slice(page.prefix.length)
    return [tableRow('', encodeName(name), name, ' class="item subdir"')]
  })
  const objects = rows.flatMap(row => ('entry' in row ? [objectRow(row.entry, page.prefix)] : []))
  return document(page, [
    `  <h1 id="title">Listing of ${escapeXml(page.label)}</h1>`,
    '  <table id="listing">',
    '   <tr id="heading">',
    '    <th class="colname">Name</th>',
    '    <th class="colsize">Size</th>',
    '    <th class="coldate">Date</th>',
    '   </tr>',
    ...parent,
    ...folders,
    ...objects,
    '  </table>',
  ])
}

/** The page for a folder whose list is not shown and that has no index page. */
export function renderListingDisabled(page: WebPage): string {
  const missing =
    page.index === ''
      ? []
      : [`  <h1>Index File Not Found</h1>`, `  <p>There is no <b>${escapeXml(page.index)}</b>.</p>`]
  return document(page, [
    '  <h1>Web Listing Disabled</h1>',
    '  <p>The owner of this web site does not show lists of its files.</p>',
    ...missing,
  ])
}

function document(page: WebPage, body: readonly string[]): string {
  const title = `  <title>Listing of ${escapeXml(page.label)}</title>`
  const style = page.css === '' ? styles : `  <link rel="stylesheet" type="text/css" href="${styleSheetPath(page)}" />`
  return `${['<!DOCTYPE html>', '<html>', ' <head>', title, style, ' </head>', ' <body>', ...body, ' </body>', '</html>'].join('\n')}\n`
}

/** Relative to the folder shown, so that one style sheet serves the whole container. */
function styleSheetPath(page: WebPage): string {
  if (/^(\/|https?:\/\/)/.test(page.css)) return escapeAttribute(page.css)
  return '../'.repeat(page.prefix.split('/').length - 1) + encodeName(page.css)
}

function objectRow(object: StoredObject, prefix: string): string {
  const name = object.name.slice(prefix.length)
  const types = object.contentType.toLowerCase().split('/')
  const classes = types.map(type => `type-${escapeAttribute(type)}`).join(' ')
  const date = formatIsoTimestamp(object.timestamp).slice(0, 19).replace('T', ' ')
  const bytes = object.staticManifest?.bytes ?? object.body.bytes
  return tableRow(humanSize(bytes), encodeName(name), name, ` class="item ${classes}"`, date)
}

function tableRow(size: string, href: string, name: string, attributes: string, date = '&nbsp;'): string {
  return [
    `   <tr${attributes}>`,
    `    <td class="colname"><a href="${href}">${escapeXml(name)}</a></td>`,
    `    <td class="colsize">${size === '' ? '&nbsp;' : size}</td>`,
    `    <td class="coldate">${date}</td>`,
    '   </tr>',
  ].join('\n')
}

/** `512`, `12Ki`, `3Mi`: powers of 1024. */
function humanSize(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti']
  const power = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Math.round(bytes / 1024 ** power)}${units[power]}`
}
