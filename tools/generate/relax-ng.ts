import { XMLBuilder } from 'fast-xml-parser'
import { type Clause, formatClause } from '../model/clause.ts'
import type { ElementNode } from './element-tree.ts'
import { leafPatterns } from './leaf-format.ts'
import { generatedBy } from './marks.ts'

type Markup = { [name: string]: Markup[] | string | Record<string, string> }

/**
 * RELAX NG for an XML body. The manual states which elements there are and how often, not their order, and extra
 * elements and attributes are no departure: so children are interleaved and everything else is let through.
 */
export function relaxNg(root: ElementNode, clause: Clause): string {
  const grammar = tag('grammar', [tag('start', [element(root)]), ...definitions], {
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

function element(node: ElementNode): Markup {
  const content = node.children.length === 0 ? [leaf(node)] : [interleaved(node.children)]
  return tag('element', [tag('ref', [], { name: 'any-attributes' }), ...content], { name: node.name })
}

function leaf(node: ElementNode): Markup {
  if (node.format === 'count') return tag('data', [], { type: 'nonNegativeInteger' })
  const pattern = leafPatterns[node.format]
  if (pattern === undefined) return tag('text')
  return tag('data', [tag('param', [text(pattern)], { name: 'pattern' })], { type: 'token' })
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
