export function allureReporter(_folder: string, _dir: string): object {
  return {}
}
