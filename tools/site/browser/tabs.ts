/** Makes tabs of sections that stand one below the other without scripts (the pattern of the ARIA practices). */
export function startTabs(): void {
  for (const [number, group] of [...document.querySelectorAll<HTMLElement>('.tabs')].entries()) makeTabs(group, number)
}

function makeTabs(group: HTMLElement, number: number): void {
  const panels = [...group.querySelectorAll<HTMLElement>(':scope > .tab')]
  if (panels.length < 2) return
  const list = document.createElement('div')
  list.role = 'tablist'
  list.ariaLabel = group.dataset.tabs ?? ''
  const buttons = panels.map((panel, index) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.role = 'tab'
    button.id = `tab-${number}-${index}`
    button.textContent = panel.dataset.tab ?? ''
    panel.role = 'tabpanel'
    panel.id ||= `panel-${number}-${index}`
    panel.setAttribute('aria-labelledby', button.id)
    button.setAttribute('aria-controls', panel.id)
    list.append(button)
    return button
  })
  const select = (chosen: number): void => {
    for (const [index, button] of buttons.entries()) {
      button.ariaSelected = String(index === chosen)
      button.tabIndex = index === chosen ? 0 : -1
      const panel = panels[index]
      if (panel !== undefined) panel.hidden = index !== chosen
    }
  }
  for (const [index, button] of buttons.entries()) {
    button.addEventListener('click', () => select(index))
    button.addEventListener('keydown', event => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (step === 0) return
      const next = (index + step + buttons.length) % buttons.length
      select(next)
      buttons[next]?.focus()
    })
  }
  group.prepend(list)
  group.classList.add('made')
  select(0)
}
