import type { InventedChapter, InventedOperation, InventedRow } from './invented-chapter.fixture.ts'
import { type PageBreak, pageBreaks, splitJson, splitTable } from './pages.fixture.ts'

/** Number of the chapter that is rendered. */
export const chapterNumber = '9.1'

/** Prints a chapter as a manual: contents, what holds for all operations, one section each, the back cover. */
export function renderManual({ errorCodes, operations, breaks }: InventedChapter): string {
  const pageEnds = pageBreaks(breaks)
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
      splitTable(
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
  return splitTable('Item\tAPI\tDescription', rows, pageEnds)
}

function urlOf({ path, query }: InventedOperation): string {
  return query.length === 0 ? path : `${path}{?${query.map(({ name }) => name).join(',')}}`
}

function details(operation: InventedOperation, pageEnds: PageBreak): string {
  const { method, title, normalCodes, variables, query, body, root, response } = operation
  const about = (what: string): string =>
    `This table shows the ${what} parameters for the ${title.toLowerCase()} request:`
  const parameters = (what: string, rows: readonly InventedRow[]): string[] =>
    rows.length === 0 ? [] : [about(what), splitTable('Name\tType\tDescription', rows.map(rowOf), pageEnds)]
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
      : [`Example. ${title}: JSON request`, splitJson(request, pageEnds)]),
    'Response',
    ...(response === undefined
      ? ['This operation does not return a response body.']
      : [`Example. ${title}: JSON response`, splitJson(response, pageEnds)]),
  ].join('\n\n')
}

/** A row, and what of it a page break moves into a row without a name. */
function rowOf({ name, type, optional, text }: InventedRow): string[] {
  return [`${name}\t${type}${optional ? ' (Optional)' : ''}\t${text[0]}`, ...text.slice(1).map(more => `\t\t${more}`)]
}
