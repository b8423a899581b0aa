/** Opens what the address names where it is folded away, so that a deep link shows its place. */
export function openTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1))
  const target = id === '' ? null : document.getElementById(id)
  if (target === null) return
  for (let place: Element | null = target; place !== null; place = place.parentElement)
    if (place instanceof HTMLDetailsElement) place.open = true
  target.scrollIntoView()
}
