const themes = ['auto', 'light', 'dark'] as const
const signs = { auto: '◐', light: '☀', dark: '☾' } as const
const names = { auto: 'automatic', light: 'light', dark: 'dark' } as const

/** The button that goes from automatic to light to dark; the choice is kept in this browser. */
export function startThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme')
  if (button === null) return
  const show = (): void => {
    const theme = current()
    button.setAttribute('aria-label', `Theme: ${names[theme]}`)
    const sign = button.querySelector('span')
    if (sign !== null) sign.textContent = signs[theme]
  }
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'auto'
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    localStorage.setItem('theme', next)
    show()
  })
  button.hidden = false
  show()
}

function current(): (typeof themes)[number] {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}
