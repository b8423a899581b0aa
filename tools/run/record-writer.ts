import { rmSync, writeFileSync } from 'node:fs'
import type { CheckLine, FooterLine, HeaderLine, RecordLine } from '../model/record.ts'
import { JsonLinesFile, notWritable } from './json-lines-file.ts'
import { outFiles } from './out-folder.ts'

/** Bytes a check line may take on a disk that has become full. */
const perLine = 2048
const forFooter = 64 * 1024

/**
 * Writes `results.jsonl`: a header, a line for each planned check as its verdict arrives, a footer. Room for all of it is
 * reserved at the start and given back when the disk is full, so that the record is completed even then.
 */
export class RecordWriter {
  readonly lines: RecordLine[] = []
  readonly #file: JsonLinesFile
  readonly #reserve: string
  readonly #missing: Set<string>
  readonly #byId = new Map<string, CheckLine>()

  /** @throws {ConformanceError} `OUT_NOT_WRITABLE`. */
  constructor(dir: string, header: HeaderLine, planned: readonly string[]) {
    const files = outFiles(dir)
    this.#file = new JsonLinesFile(files.results)
    this.#reserve = files.reserve
    this.#missing = new Set(planned)
    try {
      writeFileSync(this.#reserve, Buffer.alloc(planned.length * perLine + forFooter, 1))
    } catch (error) {
      throw notWritable(this.#reserve, error)
    }
    this.#append(header)
  }

  /** Ids of planned checks that have no line yet. */
  get missing(): string[] {
    return [...this.#missing]
  }

  /** Whether each planned check has its line. */
  get complete(): boolean {
    return this.#missing.size === 0
  }

  line(id: string): CheckLine | undefined {
    return this.#byId.get(id)
  }

  /** A second line for the same check is refused: the first one stands. */
  check(line: CheckLine): boolean {
    if (!this.#missing.delete(line.id)) return false
    this.#byId.set(line.id, line)
    this.#append(line)
    return true
  }

  /** Ends the record. */
  footer(line: FooterLine): void {
    this.releaseReserve()
    this.#append(line)
    this.#file.close()
  }

  releaseReserve(): void {
    rmSync(this.#reserve, { force: true })
  }

  #append(line: RecordLine): void {
    this.lines.push(line)
    try {
      this.#file.append(line)
    } catch {
      this.releaseReserve()
      this.#file.append(line)
    }
  }
}
