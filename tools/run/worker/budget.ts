import { quantities, sumUses, type Uses } from '../../model/uses.ts'

/** How often one who waits for much is passed over by those who need less, before all wait for it. */
const mostPassed = 10

/** Lets those who hold something of their own on the target in, one after the other, as long as there is room. */
export class Budget {
  readonly #free: Required<Uses>
  readonly #waiting: { uses: Uses; enter: () => void; passed: number }[] = []

  constructor(room: Uses) {
    this.#free = { servers: 0, volumes: 0, gigabytes: 0, ...room }
  }

  /**
   * Waits until there is room. Who needs more than there is just now is passed by those who come later and need less,
   * but not for ever. What is more than there ever is must not be asked for: the plan settles that.
   */
  enter(uses: Uses | undefined): Promise<void> {
    if (uses === undefined || quantities.every(quantity => (uses[quantity] ?? 0) === 0)) return Promise.resolve()
    return new Promise(resolve => {
      this.#waiting.push({ uses, enter: resolve, passed: 0 })
      this.#admit()
    })
  }

  leave(uses: Uses | undefined): void {
    for (const quantity of quantities) this.#free[quantity] += uses?.[quantity] ?? 0
    this.#admit()
  }

  #admit(): void {
    const passedOver: { passed: number }[] = []
    for (const one of [...this.#waiting]) {
      if (this.#fits(one.uses)) {
        for (const quantity of quantities) this.#free[quantity] -= one.uses[quantity] ?? 0
        this.#waiting.splice(this.#waiting.indexOf(one), 1)
        for (const other of passedOver) other.passed += 1
        one.enter()
      } else passedOver.push(one)
      if (passedOver.some(({ passed }) => passed >= mostPassed)) return
    }
  }

  #fits(uses: Uses): boolean {
    return quantities.every(quantity => (uses[quantity] ?? 0) <= this.#free[quantity])
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
