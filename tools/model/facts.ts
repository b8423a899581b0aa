import { errorCodesOf, type ServiceCatalog } from './catalog.ts'
import type { Clause } from './clause.ts'

/** One documented thing that a check can exercise; ids are what `list --uncovered` counts. */
export interface Fact {
  /** `<operation id>#<kind>.<name>`, lower case, e.g. `object-storage.objects.upload#request-header.etag`. */
  id: string
  operation: string
  kind: 'path' | 'query' | 'request-header' | 'body' | 'form' | 'response-header' | 'element' | 'status' | 'error'
  name: string
  clause: Clause
}

const known = new WeakMap<ServiceCatalog, readonly Fact[]>()

/** All facts of a service, in document order: parameters, response headers, elements, normal and error codes. */
export function factsOf(catalog: ServiceCatalog): readonly Fact[] {
  const facts = known.get(catalog) ?? collectFacts(catalog)
  known.set(catalog, facts)
  return facts
}

function collectFacts(catalog: ServiceCatalog): Fact[] {
  return catalog.operations.flatMap(operation => {
    const fact = (kind: Fact['kind'], name: string, clause: Clause): Fact => ({
      id: `${operation.id}#${kind}.${name.toLowerCase()}`,
      operation: operation.id,
      kind,
      name,
      clause,
    })
    return [
      ...operation.parameters.map(p => fact(p.in === 'header' ? 'request-header' : p.in, p.name, p.clause)),
      ...operation.responseHeaders.map(header => fact('response-header', header.name, header.clause)),
      ...operation.responseElements.map(element =>
        fact('element', element.parent === null ? element.name : `${element.parent}.${element.name}`, element.clause),
      ),
      ...operation.normalCodes.map(status => fact('status', String(status.code), status.clause)),
      ...errorCodesOf(catalog, operation).map(error => fact('error', String(error.code), error.clause)),
    ]
  })
}
