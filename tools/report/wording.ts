import type { CheckLine, Summary, WithoutChecks } from '../model/record.ts'
import type { Counts } from '../model/verdict.ts'
import { runVerdictWords } from '../model/verdict-words.ts'

/** A failed advisory check is shown apart: only a sample or a custom implies its rule, and it decides nothing. */
export function isAdvisoryFail(check: Pick<CheckLine, 'verdict' | 'level'>): boolean {
  return check.verdict === 'fail' && check.level === 'advisory'
}

/** The check's own part of its id: what follows the operation. */
export function ownName(check: Pick<CheckLine, 'id' | 'operation'>): string {
  return check.id.startsWith(`${check.operation}.`) ? check.id.slice(check.operation.length + 1) : check.id
}

/** `1.24 s`, `850 ms`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * What stands under the verdict: its meaning, and how many checks say nothing about the target, so that a verdict on a
 * small selection is not read as one on the whole contract.
 */
export function verdictMeaning({
  verdict,
  counts,
  withoutChecks,
  gate = [],
}: Pick<Summary, 'verdict' | 'counts' | 'withoutChecks' | 'gate'>): string {
  const silent = counts.skipped + counts.unsupported
  const sentences = [
    runVerdictWords[verdict].meaning,
    ...(silent === 0 ? [] : [`${plural(silent, 'check')} of ${total(counts)} did not apply or were not allowed.`]),
    ...(gate.length === 0
      ? []
      : [`The list of known failures is out of date: ${plural(gate.length, 'finding')} below.`]),
    ...(withoutChecks === undefined ? [] : [withoutChecksText(withoutChecks)]),
  ]
  return sentences.filter(sentence => sentence !== '').join(' ')
}

/** What the verdict says nothing of, because nobody has written checks for it yet; empty where there is none. */
export function withoutChecksText({ operations, of, services }: WithoutChecks): string {
  if (operations === 0) return ''
  const counted = services.map(service => `${service.id} ${service.operations}`).join(', ')
  return `${operations} of the ${of} APIs of the spec have no checks yet, and nothing is said about them: ${counted}.`
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** `2 checks`, `1 check`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
