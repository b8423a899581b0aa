import { secretMembers, secretQuery } from './secret-names.ts'

const member = new RegExp(`"(${secretMembers.join('|')})"\\s*:\\s*"((?:[^"\\\\]|\\\\.)+)"`, 'gi')
const query = new RegExp(`[?&](?:${secretQuery.join('|')})=([^&\\s"'<>]+)`, 'gi')
/** §1.7.5.2 */
const element = /<(?:\w+:)?AdminPassword(?:\s[^<>]*)?>([^<]+)</gi

/** The values that stand in a text under the name of a secret, as they are meant: without what JSON, XML or a URL adds. */
export function secretsIn(text: string): string[] {
  return [...membersIn(text), ...queriesIn(text), ...elementsIn(text)]
}

function membersIn(text: string): string[] {
  if (!text.includes('"')) return []
  return [...text.matchAll(member)].flatMap(([, name = '', written = '']) => {
    const value = parsed(written)
    // A server is given its data in base64, and shows them without.
    return name.toLowerCase() === 'user_data' ? [value, ...decoded(value)] : [value]
  })
}

/** What base64 stands for; nothing where it is none. */
function decoded(value: string): string[] {
  const bytes = Buffer.from(value, 'base64')
  return bytes.toString('base64') === value ? [bytes.toString()] : []
}

function parsed(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}

function queriesIn(text: string): string[] {
  if (!text.includes('?') && !text.includes('&')) return []
  return [...text.matchAll(query)].map(([, written = '']) => {
    try {
      return decodeURIComponent(written)
    } catch {
      return written
    }
  })
}

function elementsIn(text: string): string[] {
  if (!text.includes('<')) return []
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
    '&#39;': "'",
    '&amp;': '&',
  }
  return [...text.matchAll(element)].map(([, written = '']) =>
    written.replace(/&(?:lt|gt|quot|apos|#39|amp);/g, entity => entities[entity] ?? entity),
  )
}
