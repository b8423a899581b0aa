/** How a check that does not run for a limit says so; `unit` is one of what is limited. */
export function limitReached(most: number, unit: 'request' | 'minute' | 'object' | 'megabyte'): string {
  return `the limit of ${most} ${unit}${most === 1 ? '' : 's'} was reached`
}
