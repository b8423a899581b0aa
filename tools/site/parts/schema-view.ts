import { html } from '@remix-run/html-template'
import type { Markup, PageView } from '../page.ts'
import type { BodyTree } from '../reference/body-trees.ts'
import { anchorOf } from '../reference/paths.ts'
import { countNodes, type TreeNode } from '../reference/schema-tree.ts'
import { tag } from './badges.ts'
import { clauseLink } from './clause-link.ts'

/** Members at this depth and deeper are folded at first, where a body has many. */
const foldedDepth = 3
const manyMembers = 14

/** A body as a tree of its members. */
export function schemaView({ part, tree }: BodyTree, view: PageView): Markup {
  const folds = countNodes(tree) > manyMembers
  const top =
    tree.type === '' || tree.type === 'object' ? '' : html`<p class="schema-top">The body is an ${tree.type}.</p>`
  if (tree.children.length === 0) return html`${top}<p class="quiet">No member is documented.</p>`
  return html`${top}<ul class="schema">${tree.children.map(child => nodeView(child, part, 1, folds, view))}</ul>`
}

function nodeView(node: TreeNode, part: string, depth: number, folds: boolean, view: PageView): Markup {
  const id = anchorOf(part === 'request' ? 'body' : `body-${part}`, node.at)
  if (node.children.length === 0) return html`<li id="${id}">${memberView(node, view)}</li>`
  const open = folds && depth >= foldedDepth ? '' : html.raw` open`
  // A link inside of what folds would be two controls in one, so that of a branch stands before it.
  const link = node.clause === undefined ? '' : clauseLink(node.clause, view)
  return html`<li id="${id}" class="branch">${link}<details${open}><summary>${memberView({ ...node, clause: undefined }, view)}</summary><ul>${node.children.map(
    child => nodeView(child, part, depth + 1, folds, view),
  )}</ul></details></li>`
}

function memberView({ name, type, required, words, values, pattern, clause }: TreeNode, view: PageView): Markup {
  return html`<span class="member"><code class="name">${name}</code> <span class="type">${type}</span>${
    required === 'required' ? tag('required', 'required') : ''
  }${required === 'advisory' ? tag('advisory', 'advisory') : ''}${
    clause === undefined ? '' : clauseLink(clause, view)
  }</span>${saidView(words, values, pattern)}`
}

/** Values, pattern and what else is said of a thing, on a line of its own. */
export function saidView(
  words: readonly string[],
  values: readonly string[],
  pattern: string | undefined,
): Markup | '' {
  if (words.length === 0 && values.length === 0 && pattern === undefined) return ''
  return html`<span class="said">${words.length === 0 ? '' : html`<span>${words.join('; ')}</span>`}${
    values.length === 0
      ? ''
      : html`<span class="values">${values.length === 1 ? 'Value' : 'One of'} ${values.map(value => html`<code>${value}</code> `)}</span>`
  }${pattern === undefined ? '' : html`<span class="values">Matches <code>${pattern}</code></span>`}</span>`
}
