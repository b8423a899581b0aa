import type { ChapterFact, StatusCode } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { NumberedLine } from './lines.ts'

const faultHeader = 'Fault Type\tAssociated Error\tDescription'

/** Sentences of an introduction that state a fact of the whole API. `$1` stands for what the pattern finds. */
const statements: readonly { name: string; pattern: RegExp; value: string }[] = [
  { name: 'scheme', pattern: /\(HTTPS\) on TCP port \d+/, value: 'https' },
  { name: 'port', pattern: /\(HTTPS\) on TCP port (\d+)/, value: '$1' },
  { name: 'media-types', pattern: /both the (JSON) and (XML) data serialization/, value: '$1, $2' },
  {
    name: 'request-format',
    pattern: /request format is .{0,40}(Content-Type) header .{0,60} a request body/,
    value: '$1, on every request with a body',
  },
  {
    name: 'response-format',
    pattern: /using the (Accept) header .{0,30} an (\.xml) or (\.json) extension/,
    value: '$1, or the ending $2 or $3 of the path',
  },
  { name: 'default-response-format', pattern: /If no response format is specified, (\w+) is the default/, value: '$1' },
  {
    name: 'conflicting-response-formats',
    pattern: /conflicting formats are specified [^.]+, the query extension takes precedence/,
    value: 'the ending of the path wins over Accept',
  },
  { name: 'authentication', pattern: /common (token)-based authentication system/, value: '$1' },
  { name: 'servers-of-a-volume', pattern: /can only be attached to (one) instance at a time/, value: '$1 at a time' },
  { name: 'backups-are-kept-in', pattern: /only supported service for now is ([A-Z]\w+ [A-Z]\w+)/, value: '$1' },
  { name: 'limits', pattern: /two kinds of limits: rate limits and absolute limits/, value: 'rate, absolute' },
  {
    name: 'create-server-needs',
    pattern: /(Flavor) and (image) are requisite elements when creating/,
    value: '$1, $2',
  },
  { name: 'rebuild-keeps', pattern: /(Server ID) and (IP addresses) remain the same/, value: '$1, $2' },
  { name: 'reboot-kinds', pattern: /either a (soft) or (hard) reboot of a server/, value: '$1, $2' },
  {
    name: 'resize-confirmed-after',
    pattern: /resizes are automatically confirmed after (\d+ hours)/,
    value: '$1, where nobody confirms or reverts it',
  },
  { name: 'image-id-is-unique-within', pattern: /guaranteed to be unique within the (endpoint)/, value: 'the $1' },
  { name: 'image-attributes', pattern: /always guaranteed to have the following attributes: ([^.]+?)\./, value: '$1' },
  { name: 'largest-file', pattern: /each file can be as large as (\d+ GB)s/, value: '$1, larger ones in parts' },
]

/** What an introduction states of all of the part's operations. */
export function readFacts(lines: readonly NumberedLine[], clause: Clause): ChapterFact[] {
  const text = lines
    .map(line => line.text.trim())
    .join(' ')
    .replace(/\\_/g, '_')
  return statements.flatMap(({ name, pattern, value }): ChapterFact[] => {
    const match = pattern.exec(text)
    if (match === null) return []
    const filled = value.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] as string)
    return [{ name, value: filled.replace(/ and /g, ', ').replace(/,,/g, ','), clause: { ...clause, detail: name } }]
  })
}

/**
 * The table of faults, where an introduction has one: type and code. Its rows go on in lines without a type.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a line of it is no row.
 */
export function readFaults(lines: readonly NumberedLine[], clause: Clause): StatusCode[] {
  const start = lines.findIndex(({ text }) => text === faultHeader)
  if (start === -1) return []
  const faults: StatusCode[] = []
  for (const { text, place, page } of lines.slice(start + 1).filter(line => line.text.includes('\t'))) {
    const [type = '', code = '', ...rest] = text.split('\t').map(cell => cell.trim())
    if (type === '' && (code === '' || faults.length === 0)) continue
    if (!/^\w+$/.test(type) || !/^[45]\d\d$/.test(code) || rest.length !== 1)
      throw new ConformanceError('IMPORT_STRUCTURE', `expected a fault and its code, but the line is ${text}`, {
        where: place,
        next: 'give the complete document',
      })
    faults.push({ code: Number(code), reason: type, fault: type, clause: { ...clause, page, detail: `fault ${type}` } })
  }
  return faults
}
