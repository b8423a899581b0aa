import { formatClause } from '../../model/clause.ts'
import { formatJson } from '../../shared/write-json.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import { generatedBy } from '../marks.ts'
import { relaxNg } from '../xml/relax-ng.ts'
import type { BodyForm, BodyPart, DocumentedBody } from './bodies.ts'
import type { FaultBody } from './faults.ts'

const endings: Readonly<Record<BodyForm, string>> = {
  json: 'json.schema.json',
  xml: 'xml.rng',
  form: 'form.schema.json',
}

/** What a body's name is made of. */
export interface BodyKey {
  operation: { id: string }
  part: BodyPart
  form: BodyForm
}

/** `containers.list.200.json`: the operation's id without its service, the part and the form. */
export function bodyName({ operation, part, form }: BodyKey): string {
  const [, ...rest] = operation.id.split('.')
  return `${rest.join('.')}.${part}.${form}`
}

/** `containers.list.200.json.schema.json`, `containers.list.200.xml.rng`, `servers.stop.request.form.schema.json`. */
export function schemaFileName(body: BodyKey): string {
  return bodyName(body).replace(/[a-z]+$/, endings[body.form])
}

/** The schema files of a service, by path below the package's root. */
export function schemaFiles(
  service: string,
  bodies: readonly DocumentedBody[],
  faults: readonly FaultBody[],
): Map<string, string> {
  const files = new Map<string, string>()
  for (const body of bodies) {
    const { operation, part, schema, roots } = body
    const file = `spec/schemas/${service}/${schemaFileName(body)}`
    const clause = formatClause(operation.clause)
    if (schema !== undefined) files.set(file, schemaText(`${operation.id}:${part}`, clause, schema))
    if (roots !== undefined) files.set(file, relaxNg(roots, operation.clause))
  }
  for (const { name, clause, schema } of faults)
    files.set(`spec/schemas/${service}/${name}.json.schema.json`, schemaText(`${service}:${name}`, clause, schema))
  return files
}

function schemaText(id: string, clause: string, schema: JsonSchema): string {
  return formatJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:k5-conformance:${id}`,
    $comment: `${generatedBy} ${clause}`,
    ...schema,
  })
}
