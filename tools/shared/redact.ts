/** What stands where a secret was. */
export const mask = '[redacted]'

/** Headers whose value is always a secret (lower case). */
const secretHeaders = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-auth-token',
  'x-subject-token',
  'x-service-token',
  'x-storage-token',
  'x-auth-key',
  'x-storage-pass',
  'x-account-meta-temp-url-key',
  'x-account-meta-temp-url-key-2',
  'x-container-meta-temp-url-key',
  'x-container-meta-temp-url-key-2',
]

const secretHeaderSet = new Set(secretHeaders)

const secretQuery = ['temp_url_sig', 'signature', 'token']

const secretMembers =
  'adminPass|admin_pass|password|original_password|private_key|user_data|secret|access_token|api_key|token_id'

/**
 * Takes secrets out of whatever is written or shown. One redactor serves a run: values are taught to it as they
 * are met (`add`), and are then removed wherever they stand; names of headers, query parameters and JSON members
 * that always hold a secret are masked without being taught.
 */
export class Redactor {
  readonly #values = new Set<string>()
  #pattern: RegExp | undefined

  /** Teaches a secret value, and the forms it takes in a URL, in JSON and in base64. Under 6 characters it is left alone: it would mask ordinary text. */
  add(...values: (string | undefined)[]): this {
    for (const value of values) {
      if (value === undefined || value.length < 6) continue
      for (const form of formsOf(value)) this.#values.add(form)
    }
    this.#pattern = undefined
    return this
  }

  /** Teaches the values of those headers that always hold a secret, for wherever else they turn up. */
  addHeaders(list: readonly (readonly [string, string])[]): this {
    return this.add(...list.filter(([name]) => secretHeaderSet.has(name.toLowerCase())).map(([, value]) => value))
  }

  header(name: string, value: string): string {
    return secretHeaderSet.has(name.toLowerCase()) && value !== '' ? mask : this.text(value)
  }

  headers(list: readonly (readonly [string, string])[]): [string, string][] {
    return list.map(([name, value]) => [name, this.header(name, value)])
  }

  /** Any text: URLs, bodies, messages, terminal lines. */
  text(text: string): string {
    const known = this.#compiled()
    let masked = known === undefined ? text : text.replace(known, mask)
    // Every exchange of a run passes here: a pattern is tried only where its punctuation stands.
    if (masked.includes('=')) masked = masked.replace(queryPattern, `$1${mask}`)
    if (masked.includes('"')) masked = masked.replace(memberPattern, `$1"${mask}"`)
    if (masked.includes("':")) masked = masked.replace(pythonPattern, `$1'${mask}'`)
    if (masked.includes('<')) masked = masked.replace(elementPattern, `$1${mask}`)
    if (masked.includes(':')) masked = masked.replace(headerPattern, `$1${mask}`)
    return masked.includes('-----BEGIN') ? masked.replace(keyPattern, mask) : masked
  }

  /** Text whose end was cut off: a secret of which only the beginning is left is masked too. */
  cutText(text: string): string {
    const masked = this.text(text)
    const left = Math.max(0, ...[...this.#values].map(value => overlap(masked, value)))
    // A few characters could be anything, and give nothing away.
    return left < 4 ? masked : masked.slice(0, -left) + mask
  }

  #compiled(): RegExp | undefined {
    if (this.#values.size === 0) return undefined
    // Longest first, so that a secret that contains another is masked whole.
    this.#pattern ??= new RegExp(
      [...this.#values]
        .sort((a, b) => b.length - a.length)
        .map(escapeRegExp)
        .join('|'),
      'g',
    )
    return this.#pattern
  }
}

const queryPattern = new RegExp(`([?&](?:${secretQuery.join('|')})=)[^&\\s"'<>]+`, 'gi')
// In a curl line a variable of the shell already stands for the secret.
const memberPattern = new RegExp(`("(?:${secretMembers})"\\s*:\\s*)"(?!'"\\$)(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)`, 'gi')
// OpenStack's messages tell what was sent as Python writes it: {'adminPass': 'x', 'name': …}.
const pythonPattern = new RegExp(`('(?:${secretMembers})':\\s*)'(?:[^'\\\\]|\\\\.)*(?:'|\\\\?$)`, 'gi')
// §1.7.5.2; an end that was cut off is masked too.
const elementPattern = /(<(?:\w+:)?AdminPassword(?:\s[^<>]*)?>)[^<]+/gi
const headerPattern = new RegExp(
  `((?:^|["'\\s])(?:${secretHeaders.join('|')})["']?\\s*:\\s*["']?)(?!\\$|\\[redacted)[^"'\\s,]+`,
  'gim',
)
const keyPattern = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g

function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const bytes = Buffer.from(value)
  return [value, encodeURIComponent(value), json, bytes.toString('base64'), bytes.toString('latin1')]
}

/** Length of the longest beginning of the value that the text ends with. */
function overlap(text: string, value: string): number {
  let length = Math.min(value.length, text.length)
  while (length > 0 && !text.endsWith(value.slice(0, length))) length -= 1
  return length
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
