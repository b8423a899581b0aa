import { expect, test } from 'vitest'
import type { JsonSchema } from './body-schemas.ts'
import type { Fact } from './fact-words.ts'
import { countNodes, type TreeNode, treeOfPlaces, treeOfSchema } from './schema-tree.ts'

/** `name: type!` by place: `!` required, `~` advisory. */
function lines({ children }: TreeNode): string[] {
  return children.flatMap(child => [
    `${child.at}: ${child.type}${{ required: '!', advisory: '~', optional: '' }[child.required]}`,
    ...lines(child),
  ])
}

const server: JsonSchema = {
  type: 'object',
  required: ['name'],
  'x-advisory-required': ['networks'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 64 },
    networks: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: { uuid: { type: ['string', 'null'] } } },
    },
    metadata: { type: 'object', additionalProperties: { type: 'string' } },
    state: { enum: ['ON', 'OFF'], type: 'string' },
  },
}

test('members have their place, type and whether they must be there; items of an array add no level', () => {
  const tree = treeOfSchema({ type: 'object', required: ['server'], properties: { server } })
  expect(lines(tree)).toEqual([
    '/server: object!',
    '/server/name: string!',
    '/server/networks: array of object~',
    '/server/networks/[]/uuid: string or null',
    '/server/metadata: object',
    '/server/metadata/{}: string',
    '/server/state: string',
  ])
  expect(countNodes(tree)).toBe(7)
})

test('what the schema and the catalog say of a member stands with it, each once', () => {
  const facts: Fact[] = [
    {
      at: '/name',
      limits: { maxLength: 64 },
      default: 'vm',
      clause: { document: 'k5-foundation-1.12', section: '1.2.6.2' },
    },
  ]
  const [name, networks, , state] = treeOfSchema(server, facts).children
  expect(name?.words).toEqual(['1 to 64 characters', 'default vm'])
  expect(name?.clause?.section).toBe('1.2.6.2')
  expect(networks?.words).toEqual(['at least 1 items'])
  expect(state?.values).toEqual(['ON', 'OFF'])
})

test('members of alternatives and of advisory schemas are members too', () => {
  const tree = treeOfSchema({
    type: 'object',
    'x-advisory-schema': {
      anyOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { b: {} } }],
    },
  })
  expect(lines(tree)).toEqual(['/a: string!', '/b: '])
})

test('an array at the top says of what', () => {
  const tree = treeOfSchema({ type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } })
  expect(tree.type).toBe('array of object')
  expect(lines(tree)).toEqual(['/[]/name: string'])
})

test('elements of XML come from their places, those between are made, attributes are told apart', () => {
  const tree = treeOfPlaces([
    { at: '/Resources/LServer/@name', type: 'string', presence: 'required' },
    { at: '/Resources/LServer/Disks/Disk', cardinality: { printed: '*', min: 0, max: null }, type: 'element' },
    { at: '/Resources/LServer', presence: 'required', values: ['a'] },
  ])
  expect(lines(tree)).toEqual([
    '/Resources: element',
    '/Resources/LServer: element!',
    '/Resources/LServer/@name: attribute, string!',
    '/Resources/LServer/Disks: element',
    '/Resources/LServer/Disks/Disk: element, repeated',
  ])
  expect(tree.children[0]?.children[0]?.values).toEqual(['a'])
})
