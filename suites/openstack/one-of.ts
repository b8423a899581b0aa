/**
 * What a value is to be where several are allowed: itself when it is one of them, so that `toBe` holds; otherwise what is
 * allowed, as text, so that a failure shows it as expected and the value as actual (`toContain` would swap the two).
 */
export function oneOf<T extends string | number>(allowed: readonly T[], value: T): T | string {
  if (allowed.includes(value)) return value
  const [only] = allowed
  return allowed.length === 1 && only !== undefined ? only : allowed.join(' or ')
}
