/** On narrow screens the parts of the site are behind a button. */
export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>('button.menu')
  const parts = document.getElementById('parts')
  if (button === null || parts === null) return
  const set = (open: boolean): void => {
    button.setAttribute('aria-expanded', String(open))
    parts.classList.toggle('open', open)
  }
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'))
  parts.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    set(false)
    button.focus()
  })
  parts.classList.add('foldable')
  button.hidden = false
}
