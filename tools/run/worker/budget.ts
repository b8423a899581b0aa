import { quantities, sumUses, type Uses } from '../../model/uses.ts'

/** Lets those who hold something of their own on the target in, one after the other, as long as there is room. */
export class Budget {
  readonly #free: Required<Uses>
  readonly #waiting: { uses: Uses; enter: () => void }[] = []

  constructor(room: Uses) {
    this.#free = { servers: 0, volumes: 0, gigabytes: 0, ...room }
  }

  /**
   * Waits until there is room. First come, first served, so that who needs much is not passed over for ever. What is
   * more than there ever is must not be asked for: the plan settles that.
   */
  enter(uses: Uses | undefined): Promise<void> {
    if (uses === undefined || quantities.every(quantity => (uses[quantity] ?? 0) === 0)) return Promise.resolve()
    return new Promise(resolve => {
      this.#waiting.push({ uses, enter: resolve })
      this.#admit()
    })
  }

  leave(uses: Uses | undefined): void {
    for (const quantity of quantities) this.#free[quantity] += uses?.[quantity] ?? 0
    this.#admit()
  }

  #admit(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const { uses } = first
      if (quantities.some(quantity => (uses[quantity] ?? 0) > this.#free[quantity])) return
      for (const quantity of quantities) this.#free[quantity] -= uses[quantity] ?? 0
      this.#waiting.shift()
      first.enter()
    }
  }
}

/** What each check and fixture has made so far; a create that was refused is taken off again. */
export class Holdings {
  readonly #held = new Map<string, Uses>()

  of(owner: string): Uses {
    return this.#held.get(owner) ?? {}
  }

  add(owner: string, uses: Uses): void {
    this.#held.set(owner, sumUses([this.of(owner), uses]))
  }

  takeOff(owner: string, uses: Uses): void {
    const held = this.of(owner)
    const left = quantities.map(quantity => [quantity, (held[quantity] ?? 0) - (uses[quantity] ?? 0)])
    this.#held.set(owner, Object.fromEntries(left) as Uses)
  }
}
