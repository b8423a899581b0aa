/**
 * A name of a run without its hyphens, for a service that takes letters and digits alone (§1.5.5.3). It begins with the
 * run's prefix without hyphens, which holds the run's id and so is nobody else's.
 */
export function compactName(name: string): string {
  return name.replaceAll('-', '')
}
