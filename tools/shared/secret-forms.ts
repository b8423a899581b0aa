/** The forms that a secret takes where it is written down by somebody else: in URLs, JSON, XML, Python's notation, base64. */
export function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const bytes = Buffer.from(value)
  return [
    value,
    // A token is known in either case; a word in capitals may be the name of something else.
    ...(value.length >= (/\d|[a-z][A-Z]/.test(value) ? 8 : 32) ? [value.toLowerCase(), value.toUpperCase()] : []),
    encodeURIComponent(value),
    encodeURIComponent(value).replace(/%../g, code => code.toLowerCase()),
    new URLSearchParams([['', value]]).toString().slice(1),
    json,
    json.replaceAll('/', '\\/'),
    // What keeps to ASCII, as Python does.
    json.replace(/[^\0-\x7f]/g, escaped),
    value.replace(/[&<>"']/g, character => entities[character] ?? character),
    value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n'),
    bytes.toString('latin1'),
    ...base64Forms(bytes),
  ]
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Shorter ones could stand in the base64 of anything. */
const shortestInner = 12

/** The secret alone, and what is always the same of it within something longer (`user:password`), in both alphabets. */
function base64Forms(bytes: Buffer): string[] {
  const within = [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // Characters at both ends also hold bits of the neighbours.
    const end = (before + bytes.length) % 3 === 0 ? text.length : text.length - 1
    return text.slice(before === 0 ? 0 : before + 1, end)
  })
  const forms = [bytes.toString('base64'), ...within.filter(text => text.length >= shortestInner)]
  return [...forms, ...forms.map(form => form.replaceAll('+', '-').replaceAll('/', '_'))]
}
