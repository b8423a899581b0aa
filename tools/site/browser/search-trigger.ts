/** Opens search by its buttons, by `/` and by Ctrl-K. What search needs is loaded when it is opened first. */
export function startSearchButtons(): void {
  const open = async (): Promise<void> => {
    const { openSearch } = await import('./search.ts')
    await openSearch()
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.search-open')) {
    button.addEventListener('click', open)
    button.hidden = false
  }
  addEventListener('keydown', event => {
    const typing = event.target instanceof HTMLElement && /^(input|select|textarea)$/i.test(event.target.tagName)
    const isKey =
      (event.key === '/' && !typing) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))
    if (!isKey) return
    event.preventDefault()
    void open()
  })
}
