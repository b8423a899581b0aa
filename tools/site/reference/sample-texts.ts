import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '../../model/sample.ts'

/** A sample with its text. */
export interface SampleText {
  sample: Sample
  /** What tells it from the operation's other samples, e.g. `verbose-true`; empty for an only one. */
  label: string
  text: string
}

/** Reads an operation's samples, requests first. */
export function readSamples(root: string, samples: readonly Sample[]): SampleText[] {
  const ordered = [...samples].sort((a, b) => rank(a) - rank(b))
  return ordered.map(sample => ({
    sample,
    label: labelOf(sample, samples),
    text: readFileSync(join(root, 'samples', sample.file), 'utf8').trimEnd(),
  }))
}

function rank({ role }: Sample): number {
  return role === 'request' ? 0 : 1
}

/** What a file's name has beyond the beginning that all of them share, in words. */
function labelOf(sample: Sample, all: readonly Sample[]): string {
  const rivals = all.filter(other => other !== sample && other.role === sample.role && other.form === sample.form)
  if (rivals.length === 0) return ''
  const own = stem(sample)
  const shared = rivals.map(stem).reduce((length, other) => Math.min(length, sharedLength(own, other)), own.length)
  return own
    .slice(own.lastIndexOf('-', shared) + 1)
    .replaceAll('-', ' ')
    .trim()
}

/** The file's name without its folder, section and endings. */
function stem({ file }: Sample): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return name.replace(/^[\d.]+-/, '').replace(/\.(http-)?(request|response)\..*$/, '')
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
