import { html } from '@remix-run/html-template'
import type { HeaderField, Parameter } from '../../../model/catalog.ts'
import type { Markup, PageView } from '../../page.ts'
import type { BodyTree } from '../../reference/body-trees.ts'
import { type Fact, factWords, isRequired, typeWords } from '../../reference/fact-words.ts'
import { anchorOf, parameterAnchor } from '../../reference/paths.ts'
import type { TreeNode } from '../../reference/schema-tree.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { tag } from '../badges.ts'
import { clauseLink } from '../clause-link.ts'
import { saidView, schemaView } from '../schema-view.ts'
import { section, subsection } from '../section.ts'

/** What a caller sends: path, query, headers, and the body. */
export function requestSection(entry: OperationEntry, bodies: readonly BodyTree[], view: PageView): Markup {
  const { parameters, consumes } = entry.operation
  const of = (place: Parameter['in']): Parameter[] => parameters.filter(parameter => parameter.in === place)
  const sent = bodies.filter(({ part }) => part === 'request')
  const form = sent.some(body => body.form === 'form') ? [] : of('form')
  const shown = new Set(sent.flatMap(({ tree }) => placesIn(tree)).map(at => anchorOf('body', at)))
  const outsideTree = of('body').filter(parameter => !shown.has(parameterAnchor(parameter)))
  const parts = [
    group('Path', 'path', of('path'), view),
    group('Query', 'query', of('query'), view),
    group('Headers', 'header', [...of('header'), ...chapterHeaders(entry)], view),
    group('Form', 'body', form, view),

    ...sent.map(body =>
      subsection(
        bodyTitle('Body', body),
        `request-${body.form}`,
        html`${schemaView(body, view)}${schemaFile(body, view)}`,
      ),
    ),
    group(sent.length === 0 ? 'Body' : 'Also in the body', 'body', outsideTree, view),
  ]
  const empty = parts.every(part => part === '')
  const note = empty
    ? html`<p class="quiet">Nothing is documented to be sent besides the method and the path.</p>`
    : consumes?.length === 0 && sent.length === 0
      ? html`<p class="quiet">No body is sent.</p>`
      : ''
  return section('Request', 'request', html`${parts}${note}`)
}

function placesIn({ at, children }: TreeNode): string[] {
  return [at, ...children.flatMap(placesIn)]
}

/** Headers that the chapter asks for on every request and the operation does not list again. */
function chapterHeaders({ chapter, operation }: OperationEntry): (Fact & { name: string })[] {
  const own = new Set(operation.parameters.filter(one => one.in === 'header').map(({ name }) => name.toLowerCase()))
  return (chapter.requestHeaders ?? [])
    .filter(({ name }) => !own.has(name.toLowerCase()))
    .map(({ name, value, clause }) => ({ name, clause, ...(value === undefined ? {} : { values: [value] }) }))
}

export function bodyTitle(what: string, { form }: BodyTree): string {
  return `${what} (${form === 'form' ? 'form' : form.toUpperCase()})`
}

/** A link to the schema as a file. */
export function schemaFile({ file }: BodyTree, { link }: PageView): Markup {
  const kind = file.endsWith('.rng') ? 'RELAX NG' : 'JSON Schema'
  return html`<p class="quiet file"><a href="${link(file.replace(/^spec\//, ''))}" download>${kind}</a></p>`
}

/** Parameters of one place as a list: name, type, limits, clause. */
function group(title: string, kind: string, list: readonly (Fact & { name: string })[], view: PageView): Markup | '' {
  if (list.length === 0) return ''
  return subsection(
    title,
    `request-${title.toLowerCase().replaceAll(' ', '-')}`,
    html`<ul class="params">${list.map(one => parameterRow(kind, one, view))}</ul>`,
  )
}

function parameterRow(kind: string, parameter: Fact & { name: string }, view: PageView): Markup {
  const { name, values = [], limits, clause } = parameter
  return html`<li id="${anchorOf(kind, name)}"><span class="member"><code class="name">${name}</code> <span class="type">${typeWords(parameter)}</span>${
    isRequired(parameter) || kind === 'path' ? tag('required', 'required') : ''
  }${clause === undefined ? '' : clauseLink(clause, view)}</span>${saidView(factWords(parameter), values, limits?.pattern)}</li>`
}

/** Headers of an answer, in the same form. */
export function headerList(headers: readonly HeaderField[], view: PageView): Markup | '' {
  if (headers.length === 0) return ''
  return html`<ul class="params">${headers.map(
    header =>
      html`<li id="${anchorOf('response-header', header.name)}"><span class="member"><code class="name">${header.name}</code> <span class="type">${typeWords(header)}</span>${
        isRequired(header) ? tag('always there', 'required') : ''
      }${clauseLink(header.clause, view)}</span></li>`,
  )}</ul>`
}
