/**
 * The part of a list that `start` and `limit` ask for (§1.6.3.3, §1.6.3.6).
 * @param most how many are given at most, whatever is asked for.
 * @param invalid throws a refusal.
 */
export function page<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  most: number,
  invalid: (parameter: 'start' | 'limit') => never,
): Item[] {
  const count = (name: 'start' | 'limit', usual: number): number => {
    const text = query.get(name)
    if (text === null) return usual
    return /^\d{1,9}$/.test(text) ? Number(text) : invalid(name)
  }
  const start = count('start', 0)
  const limit = Math.min(count('limit', most), most)
  return items.slice(start, start + limit)
}
