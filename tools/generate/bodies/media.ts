import { chapterOf, type Operation, type ServiceCatalog } from '../../model/catalog.ts'

/**
 * Media types of the bodies that an operation takes or answers, the preferred one first: its own, else those of its
 * header parameter, else those that its chapter asks for on every request; undefined where the document names none.
 */
export function mediaTypesOf(
  catalog: ServiceCatalog,
  operation: Operation,
  direction: 'request' | 'response',
): readonly string[] | undefined {
  const own = direction === 'request' ? operation.consumes : operation.produces
  if (own !== undefined) return own
  const header = direction === 'request' ? 'content-type' : 'accept'
  const parameter = operation.parameters.find(one => one.in === 'header' && one.name.toLowerCase() === header)
  if (parameter?.values !== undefined) return parameter.values
  const { requestHeaders = [], facts = [] } = chapterOf(catalog, operation)
  const asked = requestHeaders.find(({ name }) => name.toLowerCase() === header)?.value
  if (asked !== undefined) return asked.split(/\s*,\s*/)
  // A chapter may only name formats: `JSON, XML`.
  const formats = facts.find(({ name }) => name === 'media-types')?.value.split(/\s*,\s*/)
  return formats?.map(format => `application/${format.toLowerCase()}`)
}

/** The form of a body whose fields have places: XML where no other media type is documented, else JSON. */
export function placedForm(mediaTypes: readonly string[] | undefined): 'json' | 'xml' {
  const all = mediaTypes ?? []
  return all.some(isXml) && !all.some(isJson) ? 'xml' : 'json'
}

export function isXml(mediaType: string): boolean {
  return /[/+]xml\b/i.test(mediaType)
}

/** Those of JSON Patch too, such as `application/openstack-images-v2.1-json-patch`. */
export function isJson(mediaType: string): boolean {
  return /[/+-]json\b/i.test(mediaType)
}
