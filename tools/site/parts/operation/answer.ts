import { html } from '@remix-run/html-template'
import type { DetailedError, StatusCode } from '../../../model/catalog.ts'
import type { Markup, PageView } from '../../page.ts'
import type { BodyTree } from '../../reference/body-trees.ts'
import { faultBodies } from '../../reference/fault-bodies.ts'
import { anchorOf } from '../../reference/paths.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { clauseLink } from '../clause-link.ts'
import { schemaView } from '../schema-view.ts'
import { section, subsection } from '../section.ts'
import { bodyTitle, headerList, schemaFile } from './request.ts'

/** What a target answers when all is well: statuses, headers, bodies. */
export function answerSection({ operation }: OperationEntry, bodies: readonly BodyTree[], view: PageView): Markup {
  const answers = bodies.filter(({ part }) => /^\d+$/.test(part))
  const headers = headerList(operation.responseHeaders, view)
  const none =
    answers.length === 0 && operation.produces?.length === 0 ? html`<p class="quiet">The answer has no body.</p>` : ''
  return section(
    'Answer',
    'answer',
    html`${statusList(operation.normalCodes, view, 'No status of success is documented.')}
${headers === '' ? '' : subsection('Headers', 'answer-headers', headers)}
${answers.map(body => subsection(bodyTitle(`Body of ${body.part}`, body), `answer-${body.part}-${body.form}`, html`${schemaView(body, view)}${schemaFile(body, view)}`))}${none}`,
  )
}

/** Statuses of errors, then codes and messages, then the body that carries them. */
export function errorsSection(entry: OperationEntry, bodies: readonly BodyTree[], view: PageView): Markup | '' {
  const { errorCodes, errors } = entry
  const body = bodies.filter(({ part }) => part === 'error')
  if (errorCodes.length === 0 && errors.length === 0 && body.length === 0) return ''
  return section(
    'Errors',
    'errors',
    html`${statusList(errorCodes, view, '')}
${errors.length === 0 ? '' : subsection('Codes and messages', 'messages', html`<ul class="messages">${errors.map(error => messageRow(error, view))}</ul>`)}
${body.map(one => subsection(bodyTitle('Body of an error', one), `answer-error-${one.form}`, html`${schemaView(one, view)}${schemaFile(one, view)}`))}${faultsView(entry, view)}`,
    errorCodes.length,
  )
}

/** The body of a fault, once for all statuses: the document names the fault alone, and custom says what is in it. */
function faultsView(entry: OperationEntry, view: PageView): Markup | '' {
  const found = faultBodies(entry, view.site.root)
  if (found === undefined) return ''
  const body: BodyTree = { part: 'error', form: 'json', file: '', tree: found.tree }
  return subsection(
    'Body of a fault (JSON)',
    'answer-fault',
    html`<p class="quiet">The document names the faults and shows no body; the rest is custom, and decides nothing.</p>${schemaView(body, view)}
<p class="quiet file">JSON Schema of ${found.files.map(({ status, file }) => html` <a href="${view.link(file.replace(/^spec\//, ''))}" download>${status.code}</a>`)}</p>`,
  )
}

function statusList(codes: readonly StatusCode[], view: PageView, none: string): Markup {
  if (codes.length === 0) return none === '' ? html`` : html`<p class="quiet">${none}</p>`
  return html`<ul class="statuses">${[...codes]
    .sort((a, b) => a.code - b.code)
    .map(
      ({ code, reason, fault, faults, othersPossible, note, clause }) =>
        html`<li id="status-${code}"><code class="status s${String(code)[0]}">${code}</code> <span>${reason === fault && faults === undefined ? html`<code>${fault}</code>` : reason}${
          fault === undefined || (reason === fault && faults === undefined)
            ? ''
            : html` <code class="quiet">${(faults ?? [fault]).join(', ')}</code>`
        }${note === undefined ? '' : html`<span class="note">${note}</span>`}${othersPossible ? html`<span class="note">Others of this kind are possible too.</span>` : ''}</span>${clauseLink(clause, view)}</li>`,
    )}</ul>`
}

function messageRow(error: DetailedError, view: PageView): Markup {
  const { status, code, message, clause } = error
  const lists = Object.entries(error.arguments ?? {})
  return html`<li${code === undefined ? '' : html` id="${anchorOf('error', code)}"`}><code class="status s${String(status)[0]}">${status}</code> ${
    code === undefined ? '' : html`<code class="name">${code}</code> `
  }<q>${message}</q>${clauseLink(clause, view)}${lists.map(
    ([index, texts]) =>
      html`<details><summary>Texts that argument ${index} may be (${texts.length})</summary><ul>${texts.map(text => html`<li><q>${text}</q></li>`)}</ul></details>`,
  )}</li>`
}
