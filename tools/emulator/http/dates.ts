let cachedSecond = Number.NaN
let cachedDate = ''

/** RFC 9110 date of a moment in milliseconds; the last second is remembered, for `Date` on every answer. */
export function httpDate(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000)
  if (second !== cachedSecond) {
    cachedSecond = second
    cachedDate = new Date(second * 1000).toUTCString()
  }
  return cachedDate
}

/** Milliseconds of an HTTP date header; `undefined` when it is absent or not a date: such headers are ignored. */
export function parseHttpDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
