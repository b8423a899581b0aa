/** A value of a sample that is known to be damaged: it proves of which type the value is and nothing else. */
export class Damaged {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}
