import { LineReadings } from '../document/line-readings.ts'
import { inventedSection, table } from '../parts/section.fixture.ts'
import type { OperationReading } from '../reading.ts'
import type { ListedRow } from './listed-rows.ts'
import { readSapOperation, type SapContext } from './read-operation.ts'

/** The parts of the section of an invented operation; a test changes some, and leaves out those that are empty. */
export interface InventedParts {
  description: string
  header: string
  method: string
  path: string
  query: string
  body: string
  status: string
  response: string
}

/** Opens a book: a form, and a task. */
export const opening: InventedParts = {
  description: 'Opens a book.',
  header:
    'Content-Type: application/x-www-form-urlencoded\n\nAccept: application/xml\n\nX-Shelf-Token: Token of the reader (*1)\n\nX-Shelf-Id: Id of the shelf (*2)\n\n*1: The scope specified for the token is ignored where the reader is the system administrator.\n\n*2: Mandatory when executed by the system administrator, ignored when executed by other users.',
  method: 'PUT',
  path: '/l_books/*bookResourceId*/open',
  query: 'n/a',
  body: table(
    ['Argument name', 'Description'],
    ['page', 'Page (optional). Integer starting from 1.'],
    ['type', 'Specify "flat".'],
  ),
  status: '202 Accepted',
  response: 'Task information',
}

const items = ['Item', 'Description', 'Details']

/** Lists books: a query, and bodies that depend on it. */
export const listing: Partial<InventedParts> = {
  header: 'Accept: application/xml',
  method: 'GET',
  path: '/l_books',
  query: table(
    ['Argument name', 'Description'],
    [
      'verbose',
      'To retrieve part of the book, specify "false", or to retrieve all of it, specify "true". If omitted, "false" is used.',
    ],
    ['internal', '<ul><li>"true" Retrieves the ink of the book"false" (optional) Does not retrieve it</li></ul>'],
  ),
  body: 'n/a',
  status: '200 OK',
  response: [
    'If verbose=false:',
    '```\n<Books>\n  <Book name="bookName1"/>\n</Books>\n```',
    'If verbose=true:',
    '```\n<Books>\n  <Book name="bookName2">\n    <Ink>inkName</Ink>\n```',
    '```\n    <Pages>numOfPages</Pages>\n    <Owner>owner</Owner>\n  </Book>\n  <Book name="bookName3">\n    ...\n  </Book>\n</Books>\n```',
    table(
      items,
      ['<i>bookName</i>', 'Name', 'String of up to 20 characters.'],
      ['<i>numOf Pages</i>', 'Number of pages', 'Integer greater than 0'],
      ['<i>inkName</i>', 'Ink of the book', 'black, blue'],
      ['<i>owner</i>', 'Who has it', 'Note that for public images, the Owner tag will not be displayed.'],
    ),
  ].join('\n\n'),
}

/** Creates a book: an XML body with items, some of which are needed at times only. */
export const creating: Partial<InventedParts> = {
  method: 'POST',
  path: '/l_books',
  body: [
    '```\n<Resources>\n  <Book name="bookName">\n    <Cover auto="coverAuto" colour="coverColour"/>\n    <Disks><Pages>numOfPages</Pages></Disks>\n    <Reader>readerName</Reader>\n  </Book>\n</Resources>\n```',
    table(
      items,
      ['<i>bookName</i>', 'Name', 'Specify a string of up to 20 characters.'],
      ['Specify the following items when not using a template or using a customized template', '', ''],
      [
        '<i>coverColour</i>',
        'Colour (Optional)',
        '<Cover auto="false" colour="red"/> or <Cover auto="true"> or omit the Cover tag, or omit the auto attribute.',
      ],
      ['<i>numOfPages</i>', 'Pages', 'Specify a value from 1 to 9.'],
      ['<i>readerName</i>', 'Reader when the operating system is Windows', 'If omitted, an error will occur.'],
    ),
  ].join('\n\n'),
}

const roles = [{ role: 'Reader', allowed: true, printed: 'Y' }]

/** A row that lists the invented operation. */
export function inventedRow(title: string, path = '/l_books/{bookResourceId}/open'): ListedRow {
  return {
    item: 1,
    endpoint: { title, method: 'PUT', path, query: [], printed: `PUT ${path}` },
    otherTitles: [],
    clause: { document: 'k5-foundation-1.12', section: '9.7.1', detail: 'item 1' },
    roles,
  }
}

/** Reads the section of an operation that differs from opening in some parts. */
export function readInvented(
  changes: Partial<InventedParts> = {},
  { id = 'library.books.open', title = 'Open book', rows = [inventedRow(title)] } = {},
  context: Partial<SapContext> = {},
): OperationReading {
  const parts = { ...opening, ...changes }
  const under = (name: string, text: string): string => (text === '' ? '' : `${name}\n\n${text}\n\n`)
  const text = [
    under('Description', parts.description),
    'Request\n\n',
    under('Header', parts.header),
    under('Method', parts.method),
    under('Path', parts.path),
    under('Query', parts.query),
    under('Body', parts.body),
    'Response\n\n',
    under('Status code', parts.status),
    under('Body', parts.response),
  ].join('')
  const clause = { document: 'k5-foundation-1.12' as const, section: '9.7.3' }
  return readSapOperation(
    id,
    inventedSection('9.7.5.1', title, text),
    {
      rowsOf: () => rows,
      creationItems: [],
      taskItems: [{ name: '', tag: 'status', description: 'State', details: 'waiting, done', line: 0 }],
      task: '<task>\n  <status>waiting</status>\n  <resource id="resourceId"/>\n</task>\n',
      errorElements: [],
      normal: { code: 200, reason: 'OK', clause },
      emptyElsewhere: new Map(),
      ...context,
    },
    new LineReadings(),
  )
}
