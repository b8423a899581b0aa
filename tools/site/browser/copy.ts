/** How long a button says that it has copied, in milliseconds. */
const told = 1500

/** Copies the text of the code that a button belongs to, or the text that the button names. */
export function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    const name = button.textContent ?? 'Copy'
    button.addEventListener('click', async () => {
      const code = button.closest('figure')?.querySelector('code')
      const copied = await copy(button.dataset.copy ?? code?.textContent ?? '')
      button.textContent = copied ? 'Copied' : 'Press Ctrl-C'
      if (!copied && code) getSelection()?.selectAllChildren(code)
      setTimeout(() => {
        button.textContent = name
      }, told)
    })
    button.hidden = false
  }
}

/** The clipboard is there on https and on loopback only; elsewhere the text is selected for the reader to copy. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
