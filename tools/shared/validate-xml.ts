import { readFileSync } from 'node:fs'
import { ParseOption, RelaxNGValidator, XmlDocument, XmlError, XmlLibError } from 'libxml2-wasm'
import type { Violation } from '../model/check.ts'

/** A body over this many bytes is not parsed: no documented XML body comes near. */
const mostBytes = 16 * 1024 * 1024

// Entities stay references, nothing is loaded from anywhere; libxml2's own bounds on depth and size stay on.
const safely = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG

const compiled = new Map<string, RelaxNGValidator>()

/**
 * Judges an XML body against the RELAX NG schema in a file; compiled once per file.
 * A body that is not well-formed, or that declares a document type, is one violation: no documented body has one,
 * and entities are how XML attacks its reader.
 */
export function validateXml(schemaFile: string, body: Uint8Array): Violation[] {
  if (body.length > mostBytes) return [{ at: '/', message: `at most ${mostBytes} bytes of XML, came ${body.length}` }]
  const prologue = Buffer.from(body.subarray(0, 4096)).toString('latin1')
  if (/<!DOCTYPE/i.test(prologue)) return [{ at: '/', message: 'no document type declaration, came one' }]
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(body, { option: safely })
  } catch (error) {
    return violationsOf(error, 'well-formed XML')
  }
  try {
    validator(schemaFile).validate(document)
    return []
  } catch (error) {
    return violationsOf(error, 'the documented elements')
  } finally {
    document.dispose()
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

function violationsOf(error: unknown, expected: string): Violation[] {
  if (error instanceof XmlLibError && error.details.length > 0)
    return error.details
      .slice(0, 20)
      .map(detail => ({ at: `line ${detail.line}`, message: `${expected}: ${detail.message.trim()}` }))
  if (error instanceof XmlError) return [{ at: '/', message: `${expected}: ${error.message.trim()}` }]
  throw error
}
