import type { Violation } from '../model/check.ts'

/** What libxml2 tells of one error; `xpath` is absent where it lost the node. */
export interface RelaxNgDetail {
  message: string
  line: number
  xpath?: string
}

/** What the datatypes of the generated schemas allow, in words. */
const datatypes: Record<string, string> = {
  nonNegativeInteger: 'a whole number, 0 or more,',
  token: 'text of the documented form,',
}

const told: { pattern: RegExp; say: (...groups: string[]) => string }[] = [
  { pattern: /^Expecting an element (\S+), got nothing/, say: name => `the element ${name} is missing` },
  { pattern: /^Extra element (\S+) in interleave/, say: name => `the element ${name} stands here too often` },
  {
    pattern: /^Type (\S+) doesn't allow value '([\s\S]*)'$/,
    say: (type, value) => `expected ${datatypes[type] ?? type} came "${value}"`,
  },
  {
    pattern: /^Element (\S+) has extra content: (\S+)/,
    say: (name, content) => `${content === 'text' ? 'text' : `the element ${content}`} has no place in ${name}`,
  },
  { pattern: /^Did not expect text in element (\S+)/, say: name => `text has no place in ${name}` },
  { pattern: /^Expecting element (\S+), got (\S+)/, say: (name, came) => `expected the element ${name}, came ${came}` },
  {
    pattern: /^Expecting no namespace for element (\S+)/,
    say: name => `expected the element ${name} without a namespace`,
  },
]

/** Said of every element around the one at fault: nothing that the first message has not told. */
const echo = /^(Invalid sequence in interleave|Element \S+ failed to validate content|Error validating datatype)/

/**
 * libxml2 reports one fault as a chain, from the node at fault up to the root, in terms of its own automaton. What is
 * left here is the fault alone, where it is (XPath and line) and what was expected.
 */
export function relaxNgViolations(details: readonly RelaxNgDetail[]): Violation[] {
  const faults = details.filter(({ message }, index) => !echo.test(message) && !isEchoOfExtra(message, index))
  return (faults.length === 0 ? details.slice(0, 1) : faults).map(fault => {
    const { xpath, line } = fault.xpath === undefined ? (details[details.indexOf(fault) + 1] ?? fault) : fault
    return { at: `${xpath ?? '/'} (line ${line})`, message: inWords(fault.message) }
  })
}

/** "Extra element" is the fault only where the chain begins with it. */
function isEchoOfExtra(message: string, index: number): boolean {
  return index > 0 && message.startsWith('Extra element')
}

function inWords(message: string): string {
  const text = message.trim()
  for (const { pattern, say } of told) {
    const groups = pattern.exec(text)
    if (groups !== null) return say(...groups.slice(1))
  }
  return text
}
