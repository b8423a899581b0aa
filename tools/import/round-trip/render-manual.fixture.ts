import type { InventedChapter, InventedOperation, InventedRow, JsonValue } from './invented-chapter.fixture.ts'

/** Number of the chapter that is rendered. */
export const chapterNumber = '9.1'

/** Says at each place where a page could end whether it does. */
type PageBreak = () => boolean

/** Prints a chapter as a manual: contents, what holds for all operations, one section each, the back cover. */
export function renderManual({ errorCodes, operations, breaks }: InventedChapter): string {
  let next = 0
  const pageEnds: PageBreak = () => (breaks[next++ % breaks.length] as number) % 2 === 0
  const sections: [number: string, title: string, text: string][] = [
    ['9.1', 'Bakery', ''],
    ['9.1.1', 'Generate URLs when using APIs', urls],
    ['9.1.2', 'API list', apiList(operations, pageEnds)],
    [
      '9.1.3',
      'Request header',
      'Header\tSpecified value\nAccept\tapplication/json\nX-Auth-Token\tAuthentication token',
    ],
    [
      '9.1.4',
      'API error codes',
      table(
        'Error code\tDescription',
        errorCodes.map(({ code, reason }) => [`${code}\t${reason}`]),
        pageEnds,
      ),
    ],
    ['9.1.5', 'Notes', ''],
    ['9.1.6', 'API details', ''],
    ...operations.map((operation, index): [string, string, string] => [
      `9.1.6.${index + 1}`,
      operation.title,
      details(operation, pageEnds),
    ]),
  ]
  return [
    'FUJITSU Cloud Service K5 IaaS API Reference (Foundation Service)\n\nVersion 1.12\n\nContents',
    sections.map(([number, title]) => `${number} ${title}.....7`).join('\n'),
    ...sections.map(([number, title, text]) => `${number} ${title}\n\n${text}`.trimEnd()),
    'FUJITSU Cloud Service K5 IaaS\nBack cover',
  ].join('\n\n')
}

const urls = `The APIs require URLs of the compute type.

\`https://hostName/v2/{tenant_id}\`

- The endpoint URL and the path name of each API with "/v2/{tenant_id}" removed from the beginning`

function apiList(operations: readonly InventedOperation[], pageEnds: PageBreak): string {
  const rows = operations.map((operation, index) => [
    `${index + 1}\t${operation.method} /v2/{tenant_id}${urlOf(operation)} ${operation.title}\tHandles it`,
  ])
  return table('Item\tAPI\tDescription', rows, pageEnds)
}

function urlOf({ path, query }: InventedOperation): string {
  return query.length === 0 ? path : `${path}{?${query.map(({ name }) => name).join(',')}}`
}

function details(operation: InventedOperation, pageEnds: PageBreak): string {
  const { method, title, normalCodes, variables, query, body, root, response } = operation
  const about = (what: string): string =>
    `This table shows the ${what} parameters for the ${title.toLowerCase()} request:`
  const parameters = (what: string, rows: readonly InventedRow[]): string[] =>
    rows.length === 0 ? [] : [about(what), table('Name\tType\tDescription', rows.map(rowOf), pageEnds)]
  const account: InventedRow = {
    name: '{tenant_id}',
    type: 'String',
    optional: false,
    text: ['The account.'],
    value: '',
  }
  const request = { [root]: Object.fromEntries(body.map(({ name, value }) => [name, value])) }
  return [
    `Method\tURI\tDescription\n${method}\t/v2/{tenant_id}${urlOf(operation)}\tHandles it.`,
    `Normal response codes: ${normalCodes.join(', ')}`,
    'Request',
    ...parameters('URI', [account, ...variables.map(row => ({ ...row, name: `{${row.name}}` }))]),
    ...parameters('query', query),
    ...parameters('body', body),
    ...(body.length === 0
      ? ['This operation does not require a request body.']
      : [`Example. ${title}: JSON request`, fences(request, pageEnds)]),
    'Response',
    ...(response === undefined
      ? ['This operation does not return a response body.']
      : [`Example. ${title}: JSON response`, fences(response, pageEnds)]),
  ].join('\n\n')
}

/** A row, and what of it a page break moves into a row without a name. */
function rowOf({ name, type, optional, text }: InventedRow): string[] {
  return [`${name}\t${type}${optional ? ' (Optional)' : ''}\t${text[0]}`, ...text.slice(1).map(more => `\t\t${more}`)]
}

/**
 * A table that pages split: the header is repeated. Parts of a row that no page break parts stand in one cell.
 * @param rows each as the line that it begins with and what may follow on the next page
 */
function table(header: string, rows: readonly (readonly string[])[], pageEnds: PageBreak): string {
  const lines = [header]
  for (const [index, row] of rows.entries())
    for (const [part, line] of row.entries()) {
      const breaks = (index > 0 || part > 0) && pageEnds()
      if (breaks) lines.push('', header)
      if (part === 0 || breaks) lines.push(line)
      else lines.push(`${lines.pop()} ${line.trim()}`)
    }
  return lines.join('\n')
}

/** Lines that a page has at least, and pages that a body stands on at most. */
const fewestLines = 3
const mostPages = 3

/** JSON in fences, which pages split between lines: at their foot every bracket that is open is closed, or none is. */
function fences(value: JsonValue, pageEnds: PageBreak): string {
  const lines = JSON.stringify(value, null, 2).split('\n')
  const pages: string[][] = [[]]
  const open: string[] = []
  for (const [index, line] of lines.entries()) {
    const page = pages.at(-1) as string[]
    page.push(line)
    for (const bracket of line.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[[\]{}]/g) ?? [])
      if (bracket === '{' || bracket === '[') open.push(bracket)
      else open.pop()
    if (index === lines.length - 1 || pages.length === mostPages || page.length < fewestLines || !pageEnds()) continue
    if (pageEnds())
      page.push(
        ...open.toReversed().map((bracket, up) => '  '.repeat(open.length - 1 - up) + (bracket === '{' ? '}' : ']')),
      )
    pages.push([])
  }
  return pages.map(page => `\`\`\`\n${page.join('\n')}\n\`\`\``).join('\n\n')
}
