/** How compute writes a moment: UTC to the second, `2011-01-01T01:02:03Z`. */
export function isoSeconds(milliseconds: number): string {
  return `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`
}
