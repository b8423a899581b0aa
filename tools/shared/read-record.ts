import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import schema from '../../formats/results.schema.json' with { type: 'json' }
import type { CheckLine, FooterLine, HeaderLine, RecordLine } from '../model/record.ts'
import { countVerdicts, verdicts } from '../model/verdict.ts'
import { ConformanceError } from './errors.ts'
import { judgeRun } from './summarise.ts'

/** A whole, valid record: what every view, comparison and merge starts from. */
export interface RunRecord {
  header: HeaderLine
  checks: CheckLine[]
  footer: FooterLine
}

/** A record's lines in the order they stand in the file. */
export function linesOf(record: RunRecord): RecordLine[] {
  return [record.header, ...record.checks, record.footer]
}

/**
 * Reads and validates `results.jsonl` of a run's folder.
 * @throws {ConformanceError} `RUN_NOT_FOUND` when the folder holds no run; `RECORD_INCOMPLETE` when the record is cut
 * off, breaks its schema or contradicts itself, naming the line and the reason.
 */
export async function readRecord(dir: string): Promise<RunRecord> {
  const file = join(dir, 'results.jsonl')
  if (!existsSync(file))
    throw new ConformanceError('RUN_NOT_FOUND', 'this folder holds no run: it has no results.jsonl', {
      where: dir,
      next: 'name the folder that "k5-conformance run --out DIR" wrote',
    })
  const refuse = refusal(file)
  valid ??= validator()
  const lines: RecordLine[] = []
  for await (const { value, number } of readJsonLines(file)) {
    const problem = valid(value)
    if (problem !== undefined) throw refuse(number, problem)
    lines.push(value as RecordLine)
  }
  return assemble(lines, refuse)
}

/**
 * The values of a JSON Lines file, one at a time, with their line numbers (from 1).
 * @throws {ConformanceError} `RECORD_INCOMPLETE` at a line that is not JSON, as the last one of a cut-off file.
 */
export async function* readJsonLines(file: string): AsyncGenerator<{ value: unknown; number: number }> {
  let number = 0
  const input = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const text of input) {
    number += 1
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw refusal(file)(number, text.trim() === '' ? 'the line is empty' : 'the line is not JSON, or is cut off')
    }
    yield { value, number }
  }
}

type Refuse = (line: number, reason: string) => ConformanceError

function refusal(file: string): Refuse {
  return (line, reason) =>
    new ConformanceError('RECORD_INCOMPLETE', `the record is incomplete or invalid: line ${line}: ${reason}`, {
      where: `${file}:${line}`,
      next: 'repeat the run; a record that is not whole is never reported on',
    })
}

/** Compiled once, when the first record is read. */
let valid: ((line: unknown) => string | undefined) | undefined

function validator(): (line: unknown) => string | undefined {
  const ajv = new Ajv2020({ allErrors: false, strict: true, validateSchema: false, code: { optimize: false } })
  addFormats.default(ajv)
  ajv.addSchema(schema)
  return line => {
    const type = (line as { type?: unknown } | null)?.type
    if (type !== 'header' && type !== 'check' && type !== 'footer') return 'its type is not header, check or footer'
    // Asked by type, so that the message names the member at fault and not three alternatives.
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${type}`)
    if (validate?.(line) === true) return undefined
    const [error] = validate?.errors ?? []
    return `${type}${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}`
  }
}

function assemble(lines: readonly RecordLine[], refuse: Refuse): RunRecord {
  const header = lines[0]
  const footer = lines.at(-1)
  if (header?.type !== 'header') throw refuse(1, 'the first line is not the header')
  if (footer?.type !== 'footer') throw refuse(lines.length, 'the footer is missing: the run did not end')
  const checks: CheckLine[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (line === header || line === footer) continue
    if (line.type !== 'check') throw refuse(index + 1, `a second ${line.type}`)
    if (seen.has(line.id)) throw refuse(index + 1, `the check ${line.id} stands twice`)
    seen.add(line.id)
    checks.push(line)
  }
  if (checks.length === 0) throw refuse(lines.length, 'there are no checks')
  if (checks.length !== header.planned)
    throw refuse(lines.length, `${header.planned} checks were planned, ${checks.length} are recorded`)
  const contradiction = contradictionIn(checks, footer)
  if (contradiction !== undefined) throw refuse(lines.length, contradiction)
  return { header, checks, footer }
}

function contradictionIn(checks: readonly CheckLine[], footer: FooterLine): string | undefined {
  const counts = countVerdicts(checks.map(check => check.verdict))
  const wrong = verdicts.find(verdict => counts[verdict] !== footer.counts[verdict])
  if (wrong !== undefined)
    return `the footer counts ${footer.counts[wrong]} ${wrong}, the check lines say ${counts[wrong]}`
  const verdict = judgeRun(checks, footer.interrupted)
  if (footer.verdict === 'conformant' && verdict !== 'conformant')
    return `the footer says conformant, the check lines say ${verdict}`
  return undefined
}
