import type { CatalogChapter, Operation } from '../model/catalog.ts'
import type { Clause } from '../model/clause.ts'
import type { LineReadings } from './document/line-readings.ts'
import type { Section } from './document/sections.ts'
import type { Finding } from './errata/finding.ts'
import type { Endpoint } from './operation/endpoint.ts'
import type { MadeSample } from './samples/make-samples.ts'

/** The sections of a document, by number. */
export type Sections = ReadonlyMap<string, Section>

/**
 * Reads one chapter, or several of one form.
 * @throws {ConformanceError} `IMPORT_*` when the text says what the reader cannot read: never a guess, never a silent loss.
 */
export type ChapterReader = (sections: Sections, lines: LineReadings) => ReadChapter

/** What was read of a chapter. One chapter may describe operations of several services, and a service several chapters. */
export interface ReadChapter {
  chapters: ServiceChapter[]
  operations: OperationReading[]
  /** What is odd in the parts that describe no operation: URLs, lists, tables of codes. */
  findings?: ServiceFinding[]
}

/** A finding, with the service whose adjudications decide it. */
export interface ServiceFinding {
  service: string
  finding: Finding
}

/** What a chapter says of all of its operations of one service. */
export interface ServiceChapter extends CatalogChapter {
  service: string
  serviceType: string
}

/** An operation with what it was read from: the detectors of errata compare the two. */
export interface OperationReading {
  /** Its id begins with the service's name. */
  operation: Operation
  section: Section
  /** Method and path as the section prints them. */
  endpoint: Endpoint
  /** Rows of the API list that mean this operation. */
  listed: { endpoint: Endpoint; clause: Clause }[]
  /** Rows of the section's tables of parameters, as printed and in order. */
  entries: PrintedEntry[]
  samples: MadeSample[]
}

/** One row of a table of parameters, as printed; read for facts and compared, never committed. */
export interface PrintedEntry {
  /** What the sentence or heading above the table says that its rows are. */
  place: 'path' | 'query' | 'header' | 'body' | 'form' | 'response' | 'error'
  /** That sentence or heading. */
  caption: string
  name: string
  type: string
  text: string
  /** Line of the section, from 0. */
  line: number
  clause: Clause
}
