import type { ChapterFact } from '../../model/catalog.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { sectionOf } from '../parts/sections.ts'
import type { Sections } from '../reading.ts'

/** A fact on every operation: its name, the text that tells it, and its value, in which `$1` is a group of the text. */
type FactForm = readonly [name: string, text: RegExp, value: string]

/** What the sections that describe no operation say, by section. */
const forms: Readonly<Record<string, readonly FactForm[]>> = {
  '1.7.2': [
    ['Content-Type', /^- Content-Type\nSpecifies the content type of the HTTP request\.$/m, 'of the request'],
    ['Accept', /^- Accept\nSpecifies the content type of the HTTP response\.$/m, 'of the response'],
    [
      'X-Auth-Token',
      /^- X-Auth-Token\n.*token of Keystone\.\nWhen the system administrator .*$/m,
      'a token of the identity service; its scope does not count where the caller is the system administrator',
    ],
    [
      'X-VA-Project-Id',
      /^- X-VA-Project-Id\n.*\nThis must be specified when .*$/m,
      'needed from the system administrator only',
    ],
    [
      'X-VA-Domain-Id',
      /^- X-VA-Domain-Id\n.*\nThis must be specified when .*$/m,
      'needed from the system administrator only',
    ],
    ['POST', /^- POST: Create resources$/m, 'creates'],
    ['GET', /^- GET: Retrieve resource information$/m, 'tells of what is there'],
    ['PUT', /^- PUT: Operate resources$/m, 'acts on what is there'],
    ['DELETE', /^- DELETE: Delete resources$/m, 'removes'],
    ['url', /^(<protocol>:\/\/<host>:<port>\/<path>) <params>$/m, '$1'],
    ['scheme', /^<protocol>\t.*\(specify "(\w+)"\)$/m, '$1'],
    ['host', /^<host>\tHost name or IP address of .*$/m, 'that of the delivery platform manager'],
    ['port', /^<port>\t.*\(default: (\d+)\)$/m, '$1'],
    ['path of a type', /^<path>\t.*\n\t<i>\/<resourceType>\/<\/i>\n\tFormat when creating .*$/m, '/{resourceType}'],
    [
      'path of a resource',
      /^\t<i>\/<resourceType>>?\/<resourceId><\/i>\n\tFormat when retrieving .*$/m,
      '/{resourceType}/{resourceId}',
    ],
    [
      'path of an operation',
      /^\t<i>\/<resourceType>\/<resourceId>\/<operationName><\/i>\n\tFormat when performing .*$/m,
      '/{resourceType}/{resourceId}/{operationName}',
    ],
    [
      'arguments of GET and DELETE',
      /^<params>\t.*\n\t<u>.* is GET or DELETE:<\/u>\n\t.* for queries\..*\n.*\(\*1\)\.$/m,
      'in the query, as label=value',
    ],
    ['arguments of POST and PUT', /^\t<u>.* is POST or PUT:<\/u>\n\t.* in the request body\..*$/m, 'in the body'],
    [
      'application/x-www-form-urlencoded',
      /^\tWhen Content-Type is application\/x-www-form-urlencoded:\n\t.*\(\*1\)\.$/m,
      'arguments as label=value',
    ],
    [
      'application/xml',
      /^\tWhen Content-Type is application\/xml:\n\t.* in XML format\.$/m,
      'arguments as elements and attributes',
    ],
    [
      'optional elements',
      /^\tIf optional elements are omitted, .* must be omitted\..*$/m,
      'left out with their tags, never sent empty',
    ],
    [
      'several arguments',
      /^\t\*1: The format for .*\n\t<i><label>=<value>&<label>=<value>,\.\.\.<\/i>\n.*Parameter name\n.*Value$/m,
      'joined by &',
    ],
    [
      'optional arguments',
      /^\tWhen omitting optional arguments, .* must be omitted\..*$/m,
      'left out with their names, never sent empty',
    ],
  ],
  '1.7.3': [
    ['answer at once', /^The status code "(\d+ \w+)" is returned\. .* by the resource information retrieval.*$/m, '$1'],
    ['answer before the work is done', /^The status code "(\d+ \w+)" is returned\. .* by APIs other than.*$/m, '$1'],
    ['elements of a task that no section names', /^The XML may include information .*$/m, 'to be ignored'],
    ['statuses of errors', /^A status code from 4xx to 5xx .*$/m, '400 to 599'],
    ['form of errors', /^For the body, the error information .*\(currently XML only\)\.$/m, 'XML'],
    ['errors of several zones', /^\*1: Multiple error tags .*$/m, 'one error element each'],
    ['language of messages', /^The message body is in English only, .*$/m, 'English'],
    ['cause', /^The cause tag is output when some information .*$/m, 'only where a linked product has answered'],
    ['elements that no section names', /^The XML may be extended, .*$/m, 'to be ignored'],
  ],
  '1.7.4': [
    [
      'root of resources of several types',
      /^- .* of different types become root elements, the `<(\w+)>` tag .*$/m,
      '$1',
    ],
    [
      'root of resources of one type',
      /^- .* of the same type become root elements, .*$/m,
      'the plural of their element',
    ],
  ],
  '1.7.7': [['messages', /^The error message list only .* region manager\.$/m, 'those of the region manager only']],
}

/**
 * What the chapter says of every operation.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when it does not say one of these.
 */
export function readChapterFacts(sections: Sections, lines: LineReadings): ChapterFact[] {
  return Object.entries(forms).flatMap(([number, own]) => {
    const section = sectionOf(sections, number)
    return own.map(form => readFact(section, form, lines))
  })
}

function readFact(section: Section, [name, form, value]: FactForm, lines: LineReadings): ChapterFact {
  const text = section.lines.join('\n')
  const match = form.exec(text)
  if (match === null) throw structureError(section, -1, `nothing on "${name}"`, `text like /${form.source}/`)
  const from = text.slice(0, match.index).split('\n').length - 1
  lines.read(section, from, from + match[0].split('\n').length, 'fact of the chapter')
  const fact = value.replace('$1', match[1] ?? '')
  return { name: name.replaceAll(' ', '-'), value: fact, clause: clauseOf(section, name) }
}
