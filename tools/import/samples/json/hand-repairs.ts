import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Repair, Sample } from '../../../model/sample.ts'
import { ConformanceError } from '../../../shared/errors.ts'
import { packageRoot } from '../../../shared/package-root.ts'

/** A repair that needs judgement. Rows of `spec/errata/sample-repairs.yaml`. */
export interface HandRepair extends Repair {
  section: string
  role: Sample['role']
}

/** Where they stand, below the package's root. */
const file = 'spec/errata/sample-repairs.yaml'

let committed: readonly HandRepair[] | undefined

/**
 * The repairs by hand that are committed.
 * @throws {ConformanceError} `IMPORT_SAMPLE_REPAIR` when a row lacks a member.
 */
export function committedRepairs(): readonly HandRepair[] {
  committed ??= readRows(readFileSync(join(packageRoot, file), 'utf8'))
  return committed
}

function readRows(text: string): HandRepair[] {
  const rows = parse(text) as HandRepair[]
  for (const row of rows)
    for (const name of ['section', 'role', 'what', 'before', 'after', 'evidence'] as const)
      if (typeof row[name] !== 'string') throw problem(`a repair of §${row.section} lacks "${name}"`)
  return rows
}

/**
 * Applies the repairs of a section to its bodies of one role: everywhere where the text before stands.
 * @throws {ConformanceError} `IMPORT_SAMPLE_REPAIR` when one matches nothing: a repair never outlives its reason.
 */
export function repairByHand(
  bodies: readonly { role: Sample['role']; parts: readonly string[] }[],
  section: string,
  rows: readonly HandRepair[],
): { parts: string[]; repairs: Repair[] }[] {
  const repaired = bodies.map(({ parts }) => ({ parts: [...parts], repairs: [] as Repair[] }))
  for (const { section: own, role, ...repair } of rows) {
    if (own !== section) continue
    let matches = 0
    bodies.forEach((body, index) => {
      const target = repaired[index]
      if (body.role !== role || target === undefined) return
      const parts = target.parts.map(part => part.replaceAll(repair.before, () => repair.after))
      if (parts.every((part, at) => part === target.parts[at])) return
      matches += 1
      target.parts = parts
      target.repairs.push(repair)
    })
    if (matches === 0) throw problem(`a repair of §${section} matches nothing: ${JSON.stringify(repair.before)}`)
  }
  return repaired
}

function problem(message: string): ConformanceError {
  return new ConformanceError('IMPORT_SAMPLE_REPAIR', message, {
    where: file,
    next: 'compare it with the text; remove what no longer applies',
  })
}
