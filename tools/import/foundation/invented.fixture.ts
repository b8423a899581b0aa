import type { Section } from '../document/sections.ts'

/** A section whose text has tables written with ` | ` between the cells; its heading stands on line 100 of the document. */
export function inventedSection(number: string, title: string, text: string): Section {
  const lines = text.split('\n').map(line =>
    line.includes('|')
      ? line
          .split('|')
          .map(cell => cell.trim())
          .join('\t')
      : line,
  )
  return { section: number, title, contentsTitle: title, page: 7, line: 100, lines }
}

/** Sections by number, as a document has them. */
export function inventedSections(...sections: readonly Section[]): Map<string, Section> {
  return new Map(sections.map(section => [section.section, section]))
}

/** A chapter on trays of a bakery, with every part that such a chapter has. */
export function bakery(change: Readonly<Record<string, string>> = {}): Map<string, Section> {
  const texts: Record<string, readonly [title: string, text: string]> = {
    '9.1': ['Bakery', ''],
    '9.1.1': [
      'Generate URLs when using APIs',
      `URLs of the compute type are needed.

\`https://hostName/v2/{tenant_id}\`

- Without the account: the URL with "/v2/{tenant_id}" removed from the beginning`,
    ],
    '9.1.2': [
      'API list',
      `Trays

Item | API | Description
1 | GET /v2/{tenant_id}/trays{?size} List trays | Lists trays
2 | POST /v2/{tenant_id}/ trays Create a tray | Makes a tray

Item | API | Description
3 | GET /v2/{tenant_id}/trays/{tray_id}
 | Show tray | Shows a tray

Ovens

Item | API | Description
1 | POST /v2/{tenant_id}/ovens/{oven_id}/action Heat oven | Heats
2 | DELETE /v2/{tenant_id}/ovens/{oven_id} Delete oven | Removes`,
    ],
    '9.1.3': [
      'Request header',
      `Header | Specified value
Accept | application/json
Content-Type | application/json
X-Auth-Token | Valid authentication token`,
    ],
    '9.1.4': [
      'API error codes',
      `Error code | Description
500, other codes possible | Server Error, bakeryFault
403 | Forbidden, ovenTooHot
409 | busy, baking`,
    ],
    '9.1.5': [
      'Notes',
      `- Trays are warm.
- About codes
The response code 500 is returned when it is not approved under the operator privileges.
- GET /v2/{tenant_id}/trays/{tray_id}`,
    ],
    '9.1.6': ['API details', ''],
    '9.1.6.1': [
      'List trays',
      `Method | URI | Description
GET | /v2/{tenant_id}/trays{?size} | Lists trays.

Normal response codes: 200, 203

Request

This table shows the URI parameters for the list trays request:

Name | Type | Description
{tenant_id} | UUID | The account.

This table shows the query parameters for the list trays request:

Name | Type | Description
size | String
 | (Optional) | How large.

Response

Example. List trays: JSON response

\`\`\`
{ "trays": [{ "id": "t1" }] }
\`\`\``,
    ],
    '9.1.6.2': [
      'Create tray',
      `Method | URI | Description
POST | /v2/{tenant_id}/trays | Makes a tray.

An overLimit (413) fault might be thrown.

Normal response codes: 202

Request

This table shows the URI parameters for the create tray request:

Name | Type | Description
{tenant_id} | UUID | The account.
name | String | The name.
shelf | String | The shelf.

This table shows the body parameters for the create tray request:

Name | Type | Description
name | string (Optional) | The name.

Name | Type | Description
 | | It is shown to guests.

Example. Create tray: JSON request

\`\`\`
{ "tray": { "name": "flat", "shelf": "top" } }
\`\`\`

Response

This table shows the header parameters for the create tray response:

Name | Type | Description
Location | AnyURI (Required) | Where it is.

Example. Create tray: JSON response

\`\`\`
{ "tray": { "id": "t1", "wood": { "id": "w1", "age": 3 }, "shelf": null } }
\`\`\`

This table shows the body parameters for the create tray response:

Name | Type | Description |
tray | dict | The tray. |
wood | dict (Required) | The wood. |
 | id | string | Of the wood.

Name | Type | Description
age | Int | Of the wood.
shelf | String | Where it stands.`,
    ],
    '9.1.6.3': [
      'Show tray',
      `GET /v2/{tenant_id}/trays/<TRAY_ID>

Normal response codes: 200

This operation does not require a request body.

Response

\`\`\`
{ "tray": { "id": "t1" } }
\`\`\``,
    ],
    '9.1.6.4': [
      'Heat oven',
      `Method: POST
URI: /v2/{tenant_id}/
ovens/{oven_id}/action
Description: Heats.

Normal response code: 202

Parameter | Type | Description
tenant_id | String | The account.
oven_id | String | The oven.

Example request

\`\`\`
{ "heat": { "degrees": 200 } }
\`\`\`

Example response

No response body`,
    ],
    '9.1.6.5': [
      'Delete oven',
      `Method | URI | Description
DELETE | /v2/ {tenant_id}/ovens/{oven_id} | Removes.

Normal response codes: 204

Request

This table shows the URI parameters for the list trays request:

Name | Type | Description
{tenant_id} | UUID | The account.

Name | Type | Description
{oven_id} | UUID | The oven.

This operation does not accept a request body and does not return a response body.`,
    ],
  }
  const sections = Object.entries(texts).map(([number, [title, text]]) =>
    inventedSection(number, title, change[number] ?? text),
  )
  return inventedSections(...sections)
}

/** Ids of the bakery's operations. */
export const bakeryNames = {
  '9.1.6.1': { id: 'compute.trays.list' },
  '9.1.6.2': { id: 'compute.trays.create' },
  '9.1.6.3': { id: 'compute.trays.show' },
  '9.1.6.4': { id: 'compute.ovens.heat' },
  '9.1.6.5': { id: 'compute.ovens.delete' },
}
