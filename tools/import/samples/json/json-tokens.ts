/** One lexical element of a JSON text (RFC 8259 §2), as printed. */
export interface JsonToken {
  kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'literal'
  text: string
}

const token =
  /\s*(?:(?<mark>[{}[\],:])|(?<string>"(?:[^"\\]|\\.)*")|(?<literal>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/sy

/**
 * Takes a text apart without asking whether brackets and commas are in order; strings may hold line breaks.
 * @returns undefined where something stands that no JSON has.
 */
export function readTokens(text: string): JsonToken[] | undefined {
  const tokens: JsonToken[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const groups = token.exec(text)?.groups
    if (groups === undefined) return undefined
    const { mark, string, literal } = groups
    if (mark !== undefined) tokens.push({ kind: mark as JsonToken['kind'], text: mark })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string })
    else tokens.push({ kind: 'literal', text: literal as string })
  }
  return tokens
}

/**
 * The value of a sequence of elements; undefined when they are no JSON text, or name a member of an object twice: then
 * two objects have run into one.
 */
export function readValue(tokens: readonly JsonToken[]): { value: unknown } | undefined {
  let value: unknown
  try {
    value = JSON.parse(tokens.map(({ text }) => text).join(''))
  } catch {
    return undefined
  }
  const named = tokens.filter(({ kind }) => kind === ':').length
  return named === countMembers(value) ? { value } : undefined
}

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countMembers(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  const members = Object.values(value)
  return members.reduce((sum: number, member) => sum + countMembers(member), members.length)
}

/** Whether an element ends a value, so that a comma or a closing bracket must follow. */
export function endsValue(one: JsonToken | undefined): boolean {
  return one !== undefined && ['}', ']', 'string', 'literal'].includes(one.kind)
}

/** Whether an element begins a value or the name of a member. */
export function beginsValue(one: JsonToken | undefined): boolean {
  return one !== undefined && ['{', '[', 'string', 'literal'].includes(one.kind)
}
