/** `resourceId`: what stands for a value is written in camel case, everything else of a path in lower case. */
const placeholder = /^[a-z]+(?:[A-Z][a-z]*)+$/

/**
 * The path that a text prints: what stands for a value, in whichever way it was set off from the rest, gets braces.
 * A small L that was read as a bar (`/|_servers`) or lost (`/_servers`) is put back: no other name has a bar or begins
 * with an underscore.
 */
export function readSapPath(printed: string): string {
  return printed
    .replace(/<\/?i>|[*{}\s]/g, '')
    .split('/')
    .map(part => (placeholder.test(part) ? `{${part}}` : part.replace(/^\|?_/, 'l_')))
    .join('/')
}

/** A path with what stands for a value left blank, so that two prints of it can be compared. */
export function pathShape(path: string): string {
  return path.replace(/\{\w+\}/g, '{}')
}
