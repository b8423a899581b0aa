import { XMLBuilder } from 'fast-xml-parser'
import { type Clause, formatClause } from '../../model/clause.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import { standardPatterns } from '../json/text-format.ts'
import { generatedBy } from '../marks.ts'
import type { AttributeNode, ElementNode } from './element-node.ts'
import { xsdPattern } from './xsd-pattern.ts'

type Markup = { [name: string]: Markup[] | string | Record<string, string> }

/**
 * RELAX NG for an XML body. The manual states which elements there are and how often, not their order, and extra
 * elements and attributes are no departure: so children are interleaved and everything else is let through.
 * @param roots what the body may be, at least one
 */
export function relaxNg(roots: readonly ElementNode[], clause: Clause): string {
  const [first, ...others] = roots.map(element)
  if (first === undefined) throw new TypeError('an XML body has a root')
  const start = others.length === 0 ? first : tag('choice', [first, ...others])
  const isOpen = (node: ElementNode): boolean => node.open === true || node.children.some(isOpen)
  const used = roots.some(isOpen) ? [...definitions, anyContent] : definitions
  const grammar = tag('grammar', [tag('start', [start]), ...used], {
    xmlns: 'http://relaxng.org/ns/structure/1.0',
    datatypeLibrary: 'http://www.w3.org/2001/XMLSchema-datatypes',
  })
  const builder = new XMLBuilder({
    preserveOrder: true,
    format: true,
    ignoreAttributes: false,
    suppressEmptyNode: true,
  })
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<!-- ${generatedBy} ${formatClause(clause)} -->\n` +
    `${(builder.build([grammar]) as string).trim()}\n`
  )
}

const definitions: Markup[] = [
  tag('define', [tag('zeroOrMore', [tag('attribute', [tag('anyName'), tag('text')])])], { name: 'any-attributes' }),
  tag(
    'define',
    [
      tag('ref', [], { name: 'any-attributes' }),
      tag('mixed', [tag('zeroOrMore', [tag('element', [tag('anyName'), tag('ref', [], { name: 'anything' })])])]),
    ],
    { name: 'anything' },
  ),
]

const anyContent = tag(
  'define',
  [tag('mixed', [tag('zeroOrMore', [tag('element', [tag('anyName'), tag('ref', [], { name: 'anything' })])])])],
  { name: 'any-content' },
)

function element(node: ElementNode): Markup {
  const leaf = () => (node.open ? tag('ref', [], { name: 'any-content' }) : textPattern(node.text))
  const children = () => (node.mixed ? tag('mixed', [interleaved(node.children)]) : interleaved(node.children))
  const content = node.children.length === 0 ? [leaf()] : [children()]
  return tag('element', [...attributes(node.attributes), ...content], { name: node.name })
}

/** Text of a leaf or an attribute. */
function textPattern(schema: JsonSchema): Markup {
  if (schema.enum !== undefined)
    return tag(
      'choice',
      schema.enum.map(value => tag('value', [text(String(value))], { type: 'token' })),
    )
  const { type, minimum, maximum, minLength, maxLength, 'x-fraction-digits': fractionDigits } = schema
  const pattern = schema.pattern ?? standardPatterns[schema.format ?? '']
  if (Array.isArray(type)) return tag('text')
  if (type === 'boolean') return tag('data', [], { type: 'boolean' })
  if (type === 'integer' || type === 'number') {
    const name = type === 'number' ? 'decimal' : minimum === 0 ? 'nonNegativeInteger' : 'integer'
    const least = name === 'nonNegativeInteger' ? undefined : minimum
    return tag('data', facets({ minInclusive: least, maxInclusive: maximum, fractionDigits }), { type: name })
  }
  const form = pattern === undefined ? undefined : xsdPattern(pattern)
  const limits = facets({ minLength, maxLength, pattern: form })
  return limits.length === 0 ? tag('text') : tag('data', limits, { type: 'token' })
}

function facets(values: Record<string, string | number | undefined>): Markup[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => tag('param', [text(String(value))], { name }))
}

/** Documented attributes as documented, others as they come. */
function attributes(documented: readonly AttributeNode[]): Markup[] {
  if (documented.length === 0) return [tag('ref', [], { name: 'any-attributes' })]
  const own = documented.map(({ name, required, text: schema }) => {
    const markup = tag('attribute', [textPattern(schema)], { name })
    return required ? markup : tag('optional', [markup])
  })
  const names = documented.map(({ name }) => tag('name', [text(name)]))
  const others = tag('attribute', [tag('anyName', [tag('except', names)]), tag('text')])
  return [...own, tag('zeroOrMore', [others])]
}

function interleaved(children: ElementNode[]): Markup {
  const documented = tag(
    'except',
    children.map(child => tag('name', [text(child.name)])),
  )
  const others = tag('zeroOrMore', [
    tag('element', [tag('anyName', [documented]), tag('ref', [], { name: 'anything' })]),
  ])
  return tag('interleave', [...children.map(counted), others])
}

function counted(child: ElementNode): Markup {
  if (child.max === null) return tag(child.min === 0 ? 'zeroOrMore' : 'oneOrMore', [element(child)])
  return child.min === 0 ? tag('optional', [element(child)]) : element(child)
}

function tag(name: string, content: Markup[] = [], attributes: Record<string, string> = {}): Markup {
  const prefixed = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`@_${key}`, value]))
  return Object.keys(prefixed).length === 0 ? { [name]: content } : { [name]: content, ':@': prefixed }
}

function text(value: string): Markup {
  return { '#text': value }
}
