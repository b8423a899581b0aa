import type { Operation } from '../../../model/catalog.ts'
import { type Block, readBlocks } from '../../document/blocks.ts'
import type { Section } from '../../document/sections.ts'
import type { Finding } from '../../errata/finding.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import { textOf } from '../../parts/parts.ts'

type Table = Extract<Block, { kind: 'table' }>

/** What is odd in the parts of the chapter that describe no operation. */
export function sapChapterFindings(roles: Section, messages: Section, operations: readonly Operation[]): Finding[] {
  const all = operations.map(({ id }) => id)
  return [...symbols(roles, operations), ...permissionsTwice(roles, all), ...messageRows(messages, operations)]
}

/** Symbols of the table of roles that the legend above it does not explain. */
function symbols(section: Section, operations: readonly Operation[]): Finding[] {
  const legend = [...textOf(readBlocks(section.lines)).matchAll(/^- ([A-Z]): /gm)].map(([, symbol = '']) => symbol)
  const used = [...new Set(operations.flatMap(({ roles = [] }) => roles.map(({ printed }) => printed)))]
  return used
    .filter(symbol => !legend.includes(symbol))
    .map(symbol => ({
      key: `role-symbol:${symbol}`,
      kind: 'contradiction',
      operations: operations.filter(({ roles = [] }) => roles.some(({ printed }) => printed === symbol)).map(o => o.id),
      readings: [
        { reading: `permissions are ${legend.join(', ')}`, clause: clauseOf(section, 'legend') },
        { reading: `the table has ${symbol}`, clause: clauseOf(section, 'table') },
      ],
    }))
}

/** Two roles with one permission in brackets, though the table has other rights for each. */
function permissionsTwice(section: Section, operations: string[]): Finding[] {
  const [header = []] = tablesOf(section).map(table => table.header)
  const named = header.flatMap(cell => {
    const [, role, permission] = /^(.+) \((\w+)\)$/.exec(cell) ?? []
    return role === undefined || permission === undefined ? [] : [{ role, permission }]
  })
  const twice = [...new Set(named.map(({ permission }) => permission))].filter(
    permission => named.filter(other => other.permission === permission).length > 1,
  )
  return twice.map(permission => ({
    key: `role-permission-twice:${permission}`,
    kind: 'contradiction',
    operations,
    readings: named
      .filter(other => other.permission === permission)
      .map(({ role }) => ({ reading: `${role} is ${permission}`, clause: clauseOf(section, role) })),
  }))
}

/** Rows of the messages whose cells are joined, whose argument lost its dollar, or which describe a message. */
function messageRows(section: Section, operations: readonly Operation[]): Finding[] {
  const found: Finding[] = []
  let heading = ''
  for (const block of readBlocks(section.lines)) {
    if (block.kind === 'paragraph') heading = block.text
    if (block.kind !== 'table') continue
    for (const [status = '', text = ''] of block.rows) {
      const code = status.slice(0, 3)
      const clause = clauseOf(section, `${heading}: ${code}`)
      const meant = operations.filter(({ errors = [] }) => errors.some(error => error.clause.detail === clause.detail))
      const add = (name: string, kind: Finding['kind'], reading: string): void => {
        // What stands under "Common" is said of all of them.
        const of = (meant.length === 0 ? operations : meant).map(({ id }) => id)
        found.push({ key: `${name}:${heading}:${code}`, kind, operations: of, readings: [{ reading, clause }] })
      }
      if (/^\d{3} ./.test(status)) add('message-in-status', 'damage', 'the message stands beside the status')
      if (/(?<!\$)\{\d\}/.test(text)) add('argument-without-dollar', 'damage', 'an argument without its dollar')
      if (text.startsWith('Text explaining'))
        add('message-described', 'omission', 'what the message is about, not its text')
    }
  }
  return found
}

function tablesOf(section: Section): Table[] {
  return readBlocks(section.lines).flatMap(block => (block.kind === 'table' ? [block] : []))
}
