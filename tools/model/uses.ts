/** What a project has only so much of, and a provider bills. Gigabytes are those of volumes, as block storage counts. */
export const quantities = ['servers', 'volumes', 'gigabytes'] as const

/** How much of each is held at the same time; what is not named is none. */
export type Uses = Partial<Record<(typeof quantities)[number], number>>

export function sumUses(list: Iterable<Uses>): Uses {
  const sum: Uses = {}
  for (const uses of list)
    for (const quantity of quantities)
      if ((uses[quantity] ?? 0) > 0) sum[quantity] = (sum[quantity] ?? 0) + (uses[quantity] ?? 0)
  return sum
}

/** The first quantity of which more is used than there is; a quantity that `room` does not name has no bound. */
export function exceeded(uses: Uses, room: Uses): (typeof quantities)[number] | undefined {
  return quantities.find(quantity => (uses[quantity] ?? 0) > (room[quantity] ?? Number.POSITIVE_INFINITY))
}

/** `2 servers, 3 volumes, 4 GB`; `nothing` where there is none. */
export function formatUses(uses: Uses): string {
  const told = quantities
    .filter(quantity => (uses[quantity] ?? 0) > 0)
    .map(quantity => `${uses[quantity]} ${quantity === 'gigabytes' ? 'GB' : singular(quantity, uses[quantity] ?? 0)}`)
  return told.length === 0 ? 'nothing' : told.join(', ')
}

function singular(quantity: string, count: number): string {
  return count === 1 ? quantity.slice(0, -1) : quantity
}
