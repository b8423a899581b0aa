import type { Operation, Parameter, ResponseElement, ServiceCatalog } from '../model/catalog.ts'
import type { Clause } from '../model/clause.ts'
import type { Sample } from '../model/sample.ts'
import type { SampleText } from './bodies/body-samples.ts'

const clause: Clause = { document: 'k5-foundation-1.12', section: '9.9', page: 9 }
const one = { min: 1, max: 1, printed: '1..1' }
const any = { min: 0, max: null, printed: '0..n' }

/** A small service for tests: what is not given is empty. */
export function catalogOf(operations: Operation[]): ServiceCatalog {
  return {
    generated: 'by hand',
    document: 'k5-foundation-1.12',
    service: 'library',
    serviceType: 'library',
    title: 'Library',
    clause,
    chapters: [
      {
        section: '9.9',
        title: 'Library',
        clause,
        pathPrefix: '/v1',
        errorCodes: [{ code: 400, reason: 'Bad Request', clause }],
      },
    ],
    operations,
  }
}

export function operationOf(given: Partial<Operation> & Pick<Operation, 'id'>): Operation {
  return {
    title: given.id,
    method: 'GET',
    path: '/v1/books',
    clause,
    normalCodes: [{ code: 200, reason: 'OK', clause }],
    errorCodes: [],
    parameters: [],
    responseHeaders: [],
    responseElements: [],
    samples: [],
    ...given,
  }
}

export function parameterOf(place: Parameter['in'], name: string, more: Partial<Parameter> = {}): Parameter {
  return { name, in: place, type: 'string', clause, ...more }
}

/** `books` with any number of `book`, each with one of every child. */
export function booksWith(...children: string[]): ResponseElement[] {
  return [
    { name: 'books', type: 'books', cardinality: one, parent: null, children: ['book'], clause },
    { name: 'book', type: 'book', cardinality: any, parent: 'books', children, clause },
    ...children.map(name => ({ name, type: 'string', cardinality: one, parent: 'book', children: [], clause })),
  ]
}

export function sampleOf(
  operation: string,
  form: Sample['form'],
  text: string,
  more: Partial<Sample> = {},
): SampleText {
  const id = `library/9.9-${operation}-${form}.${more.role ?? 'response'}`
  return {
    text,
    sample: {
      id,
      file: `${id}.${form}`,
      operation,
      clause,
      role: 'response',
      form,
      status: 200,
      fencesJoined: 1,
      repairs: [],
      confidence: 'exact',
      ...more,
    },
  }
}
