import { secretsIn } from './find-secrets.ts'
import { KnownTexts } from './known-texts.ts'
import { formsOf } from './secret-forms.ts'
import { secretHeaders, secretMembers, secretQuery } from './secret-names.ts'

/** What stands where a secret was. */
export const mask = '[redacted]'

const secretHeaderSet = new Set(secretHeaders)

/** Characters of the shortest secret that is told from ordinary text. */
const shortest = { given: 6, met: 8 }

/** So many secrets are learnt of one text, and in all, and so long ones: who names more only means to be slow. */
const mostOfText = 100
const mostMet = 5000
const longestMet = 100_000

/** A word, or a few: as a secret it would mask ordinary text, and whoever chose it has none. */
const plainWords = /^(?=.{1,31}$)[A-Z]?[a-z]*(?:[^A-Za-z0-9][A-Z]?[a-z]*)*$/

/**
 * Takes secrets out of whatever is written or shown. One redactor serves a run: values are taught to it as they
 * are met (`add`), and are then removed wherever they stand; names of headers, query parameters and JSON members
 * that always hold a secret are masked without being taught.
 */
export class Redactor {
  readonly #taught = new Set<string>()
  readonly #forms = new KnownTexts()

  /**
   * Teaches a secret that the user has given, or that was issued, with the forms that it takes in a URL, in JSON and in
   * base64. Under 6 characters it is left alone: it would mask ordinary text.
   */
  add(...values: (string | undefined)[]): this {
    for (const value of values) if (value !== undefined && value.length >= shortest.given) this.#teach(value)
    return this
  }

  /** Teaches the values of those headers that always hold a secret, for wherever else they turn up. */
  addHeaders(list: readonly (readonly [string, string])[]): this {
    return this.add(...list.filter(([name]) => secretHeaderSet.has(name.toLowerCase())).map(([, value]) => value))
  }

  /**
   * Teaches what stands in a text under the name of a secret: passwords and keys in bodies, signatures in URLs. Whoever is
   * told them may repeat them where no name gives them away. Words and what has under 8 characters are left alone.
   */
  addFrom(text: string): this {
    let room = Math.max(0, Math.min(mostOfText, mostMet - this.#taught.size))
    for (const value of secretsIn(text)) {
      if (value.length < shortest.met || value.length > longestMet || plainWords.test(value)) continue
      if (this.#taught.has(value) || room === 0) continue
      this.#teach(value)
      room -= 1
    }
    return this
  }

  #teach(value: string): void {
    if (this.#taught.has(value)) return
    // A part of a text keeps the whole of it in memory, and bodies are large.
    const own = JSON.parse(JSON.stringify(value)) as string
    this.#taught.add(own)
    for (const form of formsOf(own)) this.#forms.add(form)
  }

  header(name: string, value: string): string {
    return secretHeaderSet.has(name.toLowerCase()) && value !== '' ? mask : this.text(value)
  }

  headers(list: readonly (readonly [string, string])[]): [string, string][] {
    return list.map(([name, value]) => [name, this.header(name, value)])
  }

  /** Any text: URLs, bodies, messages, terminal lines. */
  text(text: string): string {
    let masked = this.#forms.replaceIn(text, mask)
    // Every exchange of a run passes here: a pattern is tried only where its punctuation stands.
    if (masked.includes('=')) masked = masked.replace(queryPattern, `$1${mask}`)
    if (masked.includes('"')) masked = masked.replace(memberPattern, `$1"${mask}"`)
    if (masked.includes("':")) masked = masked.replace(pythonPattern, `$1'${mask}'`)
    if (masked.includes('. Value: ')) masked = masked.replace(attributePattern, `$1${mask}`)
    if (masked.includes('<')) masked = masked.replace(elementPattern, `$1${mask}`)
    if (masked.includes(':')) masked = masked.replace(headerPattern, `$1${mask}`)
    return masked.includes('-----BEGIN') ? masked.replace(keyPattern, mask) : masked
  }

  /** Text whose end was cut off: a secret of which only the beginning is left is masked too. */
  cutText(text: string): string {
    const masked = this.text(text)
    // A few characters could be anything, and give nothing away.
    const left = this.#forms.cutAtEnd(masked, 4)
    return left === 0 ? masked : masked.slice(0, -left) + mask
  }
}

const queryPattern = new RegExp(`([?&](?:${secretQuery.join('|')})=)[^&\\s"'<>]+`, 'gi')
// In a curl line a variable of the shell already stands for the secret.
const memberPattern = new RegExp(
  `("(?:${secretMembers.join('|')})"\\s*:\\s*)"(?!'"\\$)(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)`,
  'gi',
)
// OpenStack's messages tell what was sent as Python writes it: {'adminPass': 'x', 'name': …}.
const pythonPattern = new RegExp(`('(?:${secretMembers.join('|')})':\\s*)'(?:[^'\\\\]|\\\\.)*(?:'|\\\\?$)`, 'gi')
// Nova's words for a value that its schema refuses: `Invalid input for field/attribute user_data. Value: x. 'x' is not …`.
const attributePattern = new RegExp(`(attribute (?:${secretMembers.join('|')})\\. Value: ).*?(?=\\. |"|$)`, 'g')
// §1.7.5.2; an end that was cut off is masked too.
const elementPattern = /(<(?:\w+:)?AdminPassword(?:\s[^<>]*)?>)[^<]+/gi
const headerPattern = new RegExp(
  `((?:^|["'\\s])(?:${secretHeaders.join('|')})["']?\\s*:\\s*["']?)(?!\\$|\\[redacted)[^"'\\s,]+`,
  'gim',
)
const keyPattern = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g
