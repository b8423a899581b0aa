import { readFileSync } from 'node:fs'
import { ParseOption, RelaxNGValidator, XmlDocument, XmlLibError } from 'libxml2-wasm'
import type { Violation } from '../model/check.ts'
import { relaxNgViolations } from './relax-ng-messages.ts'

/** A body over this many bytes is not parsed: no documented XML body comes near. */
const mostBytes = 4 * 1024 * 1024

/** Nor one with more tags: each takes thirty times its size as a node. */
const mostTags = 250_000

// Entities stay references, nothing is loaded from anywhere; libxml2's own bounds on depth (256 elements) and on the
// growth of entities stay on.
const safely = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG

const compiled = new Map<string, RelaxNGValidator>()

/**
 * Judges an XML body against the RELAX NG schema in a file; compiled once per file.
 * A body that is not well-formed, or that declares a document type, is one violation: no documented body has one,
 * and entities are how XML attacks its reader. Others are at their XPath and line; libxml2 stops at the first fault
 * of a list.
 */
export function validateXml(schemaFile: string, body: Uint8Array): Violation[] {
  if (body.length > mostBytes) return [{ at: '/', message: `at most ${mostBytes} bytes of XML, came ${body.length}` }]
  let tags = 0
  for (const byte of body) if (byte === 0x3c) tags += 1
  if (tags > mostTags) return [{ at: '/', message: `at most ${mostTags} tags of XML, came ${tags}` }]
  const parsed = parse(body)
  if (!(parsed instanceof XmlDocument)) return parsed
  try {
    if (parsed.dtd !== null) return [{ at: '/', message: 'expected no document type declaration, came one' }]
    validator(schemaFile).validate(parsed)
    return []
  } catch (error) {
    if (error instanceof XmlLibError && error.details.length > 0) return relaxNgViolations(error.details)
    throw error
  } finally {
    parsed.dispose()
  }
}

function parse(body: Uint8Array): XmlDocument | Violation[] {
  // libxml2-wasm cannot parse no bytes at all.
  if (body.length === 0) return [{ at: '/', message: 'expected well-formed XML, came an empty body' }]
  try {
    return XmlDocument.fromBuffer(body, { option: safely })
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details
      .slice(0, 5)
      .map(({ line, message }) => ({ at: `/ (line ${line})`, message: `expected well-formed XML: ${message.trim()}` }))
  }
}

function validator(schemaFile: string): RelaxNGValidator {
  let found = compiled.get(schemaFile)
  if (found === undefined) {
    const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { option: safely })
    found = RelaxNGValidator.fromDoc(schema)
    schema.dispose()
    compiled.set(schemaFile, found)
  }
  return found
}
