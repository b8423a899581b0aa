/** Forms of a moment, by what tells them apart. */
const forms: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['with Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['with fractions of a second and Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/],
  ['with an offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:?\d\d$/],
  ['with fractions of a second and no zone', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+$/],
  ['without a zone', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/],
  ['with a blank between date and time', /^\d{4}[-/]\d\d[-/]\d\d \d\d:\d\d/],
]

/** How a date and time is written; undefined for what is none. */
export function momentForm(value: unknown): string | undefined {
  return typeof value === 'string' ? forms.find(([, pattern]) => pattern.test(value))?.[0] : undefined
}
