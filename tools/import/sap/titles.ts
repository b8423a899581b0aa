/** `Retrieve a list of disks` and `List disks` are one title. */
export function sameTitle(a: string, b: string): boolean {
  const plain = (title: string): string => title.toLowerCase().replace(/^retrieve a list of /, 'list ')
  return plain(a) === plain(b)
}
