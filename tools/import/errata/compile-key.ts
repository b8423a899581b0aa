/** A key in which `*` stands for any text. */
export function compileKey(key: string): { key: string; test: (text: string) => boolean } {
  const source = key.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${source.join('.*')}$`)
  return { key, test: text => pattern.test(text) }
}
