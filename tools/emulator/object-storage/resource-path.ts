import { Problem } from '../http/problem.ts'

/** What a URL below `/v1` names; names are decoded. */
export interface ResourcePath {
  account: string
  container?: string
  object?: string
}

const invalidName = 'Invalid UTF8 or contains NULL'

/**
 * Splits `/v1/account/container/object`. An object's name keeps its slashes; a slash at the end names nothing more.
 * @throws {Problem} 412 for names that are not UTF-8 or hold a NUL, and for a path that names no account
 */
export function parseResourcePath(path: string): ResourcePath {
  const decoded = decodeName(path)
  if (decoded === undefined) throw new Problem(412, invalidName)
  const [, version, account, container, ...rest] = decoded.split('/')
  const object = rest.join('/')
  if (version !== 'v1' && version !== 'v1.0' && account !== undefined) throw new Problem(400)
  if (account === undefined || account === '' || (container === '' && object !== '')) throw new Problem(412, 'Bad URL')
  if (container === undefined || container === '') return { account }
  return object === '' ? { account, container } : { account, container, object }
}

/** Percent-decoding that takes a stray `%` for itself; `undefined` when the bytes are not UTF-8 or hold a NUL. */
export function decodeName(text: string): string | undefined {
  if (!/[%\x80-\xff]/.test(text)) return text.includes('\0') ? undefined : text
  const bytes = Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  )
  if (bytes.includes(0)) return undefined
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Percent-encodes a name as Swift's own answers do: slashes stay. */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%2F', '/')
}

/**
 * The arguments of a query; the last of a name counts, and a flag without `=` has an empty value.
 * @throws {Problem} 400 for a value that is not UTF-8
 */
export function parseQuery(search: string): ReadonlyMap<string, string> {
  if (search === '') return noArguments
  const found = new Map<string, string>()
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeName(plusToSpace(equals < 0 ? pair : pair.slice(0, equals)))
    const value = decodeName(plusToSpace(equals < 0 ? '' : pair.slice(equals + 1)))
    if (name === undefined || value === undefined) {
      throw Problem.plain(400, `"${name ?? 'query'}" parameter not valid UTF-8`)
    }
    found.set(name, value)
  }
  return found
}

const noArguments: ReadonlyMap<string, string> = new Map()

function plusToSpace(text: string): string {
  return text.includes('+') ? text.replaceAll('+', ' ') : text
}
