import type { Repair } from '../../../model/sample.ts'

const member = /("(?:href|url)"\s*:\s*")(\s*https?:\/\/[^"]*)(?=")/g

/** Removes the blanks that URLs have got at their beginning and after slashes, where a line may end. */
export function removeBlanksInUrls(text: string): { text: string; repairs: Repair[] } {
  const repairs: Repair[] = []
  const cleaned = text.replace(member, (_whole, name: string, url: string) => {
    const without = url.replace(/^\s+|(?<=\/)\s+/g, '')
    if (without !== url)
      repairs.push({
        what: 'removed a blank inside a URL',
        before: around(url),
        after: around(url).replace(/\s/g, ''),
        evidence: 'a URL holds no blank (RFC 3986 §2)',
      })
    return name + without
  })
  return { text: cleaned, repairs }
}

/** The first blank with what stands around it. */
function around(url: string): string {
  const at = url.search(/^\s|(?<=\/)\s/)
  return url.slice(Math.max(0, at - 12), at + 12)
}
