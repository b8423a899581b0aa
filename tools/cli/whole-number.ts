import { InvalidArgumentError } from 'commander'

/** Reads an option's value as a whole number within bounds, both included. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value
    throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`)
  }
}
