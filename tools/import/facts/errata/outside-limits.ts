import type { Limits } from '../../../model/catalog.ts'

const forms: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: text => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  base64: text => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  sha1: text => /^[0-9a-f]{40}$/i.test(text),
  // Five fields, of which each is a list of numbers, ranges and steps.
  cron: text => /^(?:[\d*,/-]+ ){4}[\d*,/-]+$/.test(text),
  ipv4: text => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text),
  mac: text => /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(text),
  uri: text => URL.canParse(text) && text === text.trim(),
  'date-time': text => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(text),
  'ssh-public-key': text => /^ssh-[a-z0-9-]+ [A-Za-z0-9+/]+={0,2}(?: .*)?$/.test(text),
}

/** What the limits ask for and a value has not, e.g. `at most 64 characters`; undefined for a value within them. */
export function outsideLimits(limits: Limits, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) {
    if (limits.maxItems !== undefined && value.length > limits.maxItems) return `at most ${limits.maxItems} elements`
    if (limits.minItems !== undefined && value.length < limits.minItems) return `at least ${limits.minItems} elements`
    return value.map(item => outsideLimits(limits, item)).find(expected => expected !== undefined)
  }
  if (typeof value === 'object')
    // The lengths of a map are those of its keys and values.
    return Object.entries(value)
      .flat()
      .map(part => outsideLimits(limits, part))
      .find(expected => expected !== undefined)
  return outsideText(limits, String(value)) ?? outsideNumber(limits, Number(value))
}

function outsideText(limits: Limits, text: string): string | undefined {
  const length = limits.unit === 'bytes' ? Buffer.byteLength(text) : [...text].length
  const unit = limits.unit === 'bytes' ? 'bytes' : 'characters'
  if (limits.maxLength !== undefined && length > limits.maxLength) return `at most ${limits.maxLength} ${unit}`
  if (limits.minLength !== undefined && length < limits.minLength) return `at least ${limits.minLength} ${unit}`
  if (limits.pattern !== undefined && !new RegExp(limits.pattern, 'u').test(text)) return `like /${limits.pattern}/`
  const fits = forms[limits.format ?? '']
  return fits === undefined || fits(text) ? undefined : `of the form ${limits.format}`
}

function outsideNumber({ minimum, maximum }: Limits, value: number): string | undefined {
  if (minimum !== undefined && !(value >= minimum)) return `at least ${minimum}`
  if (maximum !== undefined && !(value <= maximum)) return `at most ${maximum}`
  return undefined
}
