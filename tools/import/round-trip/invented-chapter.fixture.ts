import fc from 'fast-check'

/** A chapter as a random catalog has it: what a renderer prints and a reader must find again. */
export interface InventedChapter {
  errorCodes: { code: number; reason: string }[]
  operations: InventedOperation[]
  /** Where pages break, one number after the other: a table or fence is split where the next is even. */
  breaks: number[]
}

export interface InventedOperation {
  title: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Below the endpoint, e.g. `/trays/{tray_id}`. */
  path: string
  normalCodes: number[]
  variables: InventedRow[]
  query: InventedRow[]
  /** Members of the request's only object. */
  body: InventedRow[]
  /** Name of that object. */
  root: string
  response?: JsonValue
}

export interface InventedRow {
  name: string
  type: 'String' | 'Int' | 'Boolean' | 'UUID'
  optional: boolean
  /** Sentences; a page may break between them. */
  text: string[]
  /** What a sample shows of it. */
  value: JsonValue
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'li', 'mo', 'nu'] as const
const word = fc.array(fc.constantFrom(...syllables), { minLength: 3, maxLength: 4 }).map(parts => parts.join(''))
/** Different words of three or four syllables. */
export const words = (minLength: number, maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(word, { minLength, maxLength })

/** Sentences that tell no fact. */
export const sentences = fc.array(fc.constantFrom('Seen by guests.', 'It is warm.', 'Bakers know it.'), {
  minLength: 1,
  maxLength: 3,
})

const scalar = fc.oneof(word, fc.integer({ min: 0, max: 999 }), fc.boolean(), fc.constant(null))
const tree = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value
/** Bodies of samples. */
export const jsonObjects = fc.dictionary(word, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true })

const values = { String: 'flour', Int: 7, Boolean: true, UUID: '0d9f9a3b-6ab7-4d3c-8f9e-0a1b2c3d4e5f' } as const

function rowsOf(names: readonly string[]): fc.Arbitrary<InventedRow[]> {
  const row = fc.record({
    type: fc.constantFrom('String' as const, 'Int' as const, 'Boolean' as const, 'UUID' as const),
    optional: fc.boolean(),
    text: sentences,
  })
  return fc
    .tuple(...names.map(() => row))
    .map(rows => rows.map((one, index) => ({ name: names[index] as string, ...one, value: values[one.type] })))
}

/** Operations whose names are told apart by `resource`. */
function operationOf(resource: string): fc.Arbitrary<InventedOperation> {
  return words(7, 7).chain(([root, ...names]) =>
    fc
      .record({
        method: fc.constantFrom('GET' as const, 'PUT' as const, 'POST' as const, 'DELETE' as const),
        normalCodes: fc.uniqueArray(fc.constantFrom(200, 201, 202, 204), { minLength: 1, maxLength: 2 }),
        variables: fc.nat(2).chain(count => rowsOf(names.slice(0, count).map(name => `${name}_id`))),
        query: fc.nat(2).chain(count => rowsOf(names.slice(2, 2 + count))),
        body: fc.nat(2).chain(count => rowsOf(names.slice(4, 4 + count))),
        response: fc.option(jsonObjects, { nil: undefined }),
      })
      .map(({ method, body, query, response, variables, normalCodes }) => ({
        title: `Handle ${resource}`,
        method,
        path: [`/${resource}`, ...variables.map(({ name }) => `{${name}}`)].join('/'),
        normalCodes: normalCodes.sort((a, b) => a - b),
        variables,
        query: method === 'GET' ? query : [],
        body: method === 'PUT' || method === 'POST' ? body : [],
        root: root as string,
        ...(response === undefined ? {} : { response }),
      })),
  )
}

/** Chapters of up to six operations. */
export const inventedChapters: fc.Arbitrary<InventedChapter> = fc.record({
  errorCodes: fc
    .uniqueArray(fc.constantFrom(400, 401, 404, 409, 503), { minLength: 1, maxLength: 5 })
    .chain(codes =>
      words(codes.length, codes.length).map(names =>
        names.map((reason, index) => ({ code: codes[index] as number, reason })),
      ),
    ),
  operations: words(1, 6).chain(resources => fc.tuple(...resources.map(operationOf))),
  breaks: fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }),
})
