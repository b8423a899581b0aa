const markup = /<\/?(?:p|ul|ol|li|br|u|b|table|thead|tbody|tr|th|td)(?: [^<>]*)?\/?>/g
const emphasis = /<\/?i>/g

/**
 * A cell without its markup: lists and paragraphs become sentences parted by blanks, emphasis goes away with its tags.
 * What only looks like markup (`<IpAddress auto="false"/>`, `/v1/<tenantID>`) stays.
 */
export function plainText(cell: string): string {
  return cell
    .replace(emphasis, '')
    .replace(markup, ' ')
    .replace(/[•\s]+/g, ' ')
    .trim()
}

/** The name of a row without its marks: `{server_id}`, `disk_format (optional)`. */
export function rowName(printed: string): string {
  return plainText(printed)
    .replace(/\s*\((?:optional|required)\)/i, '')
    .replace(/^\{(.*)\}$/, '$1')
    .trim()
}
