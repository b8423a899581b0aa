import { LineReadings } from '../document/line-readings.ts'
import { inventedSection, table } from '../parts/section.fixture.ts'
import type { OperationReading } from '../reading.ts'
import { readTransferOperation } from './read-operation.ts'

const columns = ['Parameter', 'Value', 'Description']

/** The parts of the section of an invented operation; a test changes one of them. */
export interface InventedParts {
  url: string
  method: string
  headers: string
  requestHeading: string
  request: string
  response: string
  errors: string
  statuses: string
  example: string
}

/** Bakes bread: a body, two states of the response, errors, statuses and an example. */
export const baking: InventedParts = {
  url: '/v9/bread',
  method: 'POST',
  headers: `Refer to "[Table 1: Request headers](#)" on page 7".\n\nTable 1: Request headers\n\n${table(
    ['Request header', 'Value', 'Description'],
    ['X-Shelf-Token', 'String', 'Of the baker'],
  )}`,
  requestHeading: 'Request body',
  request: `Refer to "[Table 2: Request parameters](#)". Each is specified in JSON format in the request body.\n\nTable 2: Request parameters\n\n${table(
    columns,
    ['flour', 'String', 'Only "rye" can be specified.'],
    ['salt (optional)', 'int', 'Grams. If omitted, 0 will be used.'],
    ['topping-* (optional)', '', 'What lies on it.'],
  )}`,
  response: `See "[Table 3: List of response parameters when the state is normal](#)", "[Table 4: Response parameters when export fails](#)" and "[Table 5: Response parameters when an error occurs](#)". Each is outputted in JSON format in the response body.\n\nTable 3: List of response parameters when the state is normal\n\n${table(
    columns,
    [
      'export_status',
      'String',
      'One of the following is returned. Keyword baked: Done. Burnt: Too long. cooling: Soon.',
    ],
    ['loaves', 'Array', 'All of them.'],
    ['weight', 'int', 'Value from 1 to 9.'],
  )}\n\nTable 4: Response parameters when export fails\n\n${table(columns, [
    'reason',
    'String',
    'Why.',
  ])}\n\nTable 5: Response parameters when an error occurs\n\n${table(columns, ['error_message', 'String', 'Text'])}`,
  errors: `See "[Table 6: Detailed error information list](#)" and "[Table 7: Detailed error message list when export fails](#)".\n\nTable 6: Detailed error information list\n\n${table(
    ['Status code', 'Detailed error code', 'Detailed error message', 'Action'],
    ['400', '40001', "Required parameter 'flour' is not specified.", 'Add it.'],
    ['500', '50001', 'Oven is cold.', 'Wait.'],
    ['500', '50002', 'Oven is cold.', 'Wait.'],
  )}\n\nTable 7: Detailed error message list when export fails\n\n${table(
    ['Messages', 'Cause of the error', 'Action'],
    ['Dough is gone.', 'Mice', 'Bake again'],
    ['Oven failed (Further information)', 'This', 'That'],
    ['', 'Other', 'Ask'],
  )}`,
  statuses: `Refer to "[Table 8: Status codes](#)".\n\nTable 8: Status codes\n\n${table(
    ['Status code', 'Description'],
    ['201', 'Begun.'],
    ['400', 'Wrong.'],
    ['500', 'Cold.'],
  )}`,
  example:
    'An example response body is shown below.\n\n```\n{"export_status": "baked", "loaves": [{"weight": 3}]}\n```',
}

/** The text of a section that differs from baking in some parts. */
export function inventedText(changes: Partial<InventedParts> = {}): string {
  const parts = { ...baking, ...changes }
  return [
    `URL\n\n${parts.url}`,
    `Method\n\n${parts.method}`,
    `Request header\n\n${parts.headers}`,
    `${parts.requestHeading}\n\n${parts.request}`,
    `Response body\n\n${parts.response}`,
    parts.errors,
    `Status code\n\n${parts.statuses}`,
    `Example response body\n\n${parts.example}`,
  ].join('\n\n')
}

/** Reads such a section. */
export function readInvented(
  changes: Partial<InventedParts> = {},
  id = 'oven.exports.create',
  text = inventedText(changes),
): OperationReading {
  const section = inventedSection('9.6.3.1', 'Bake bread', text)
  const listed = [
    {
      endpoint: { title: 'Bakes', method: 'POST' as const, path: '/v9/bread', query: [], printed: 'POST /v9/bread' },
      clause: { document: 'k5-foundation-1.12' as const, section: '9.6.2' },
    },
  ]
  return readTransferOperation(id, section, { listed, roles: [] }, new LineReadings())
}
