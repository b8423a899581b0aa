import type { ChapterFact } from '../../model/catalog.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'

/** Facts on every request: the name, the cells or lines that tell it, and its value. */
const forms: readonly { name: string; form: RegExp; value: string }[] = [
  { name: 'scheme', form: /<protocol>\t.*\(specify "(\w+)"\)/, value: '$1' },
  { name: 'port', form: /<port>\t.*\(default: (\d+)\)/, value: '$1' },
  { name: 'url', form: /^(<protocol>:\/\/<host>:<port>\/<path>) <params>$/m, value: '$1' },
  { name: 'arguments of GET and DELETE', form: /GET or DELETE:[\s\S]*?appended to <path>/, value: 'in the query' },
  {
    name: 'arguments of POST and PUT',
    form: /POST or PUT:[\s\S]*?specified in the request body/,
    value: 'in the body',
  },
  {
    name: 'optional elements',
    form: /optional elements are omitted, the XML tags must be omitted/,
    value: 'left out with their tags, never sent empty',
  },
  {
    name: 'optional arguments',
    form: /omitting optional arguments, both <label> and <value> must be omitted/,
    value: 'left out with their names, never sent empty',
  },
]

/**
 * What the chapter says of every request.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when it does not say one of these.
 */
export function readRequestFacts(section: Section, lines: LineReadings): ChapterFact[] {
  const text = section.lines.join('\n')
  for (const block of readBlocks(section.lines))
    if (block.kind === 'table' || /^<protocol>/.test(block.kind === 'paragraph' ? block.text : ''))
      lines.readBlock(section, block, 'URL of requests')
  return forms.map(({ name, form, value }) => {
    const match = form.exec(text)
    if (match === null) throw structureError(section, -1, `nothing on "${name}"`, `text like /${form.source}/`)
    return { name, value: value.replace('$1', match[1] ?? ''), clause: clauseOf(section, name) }
  })
}
