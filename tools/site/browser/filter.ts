/** Narrows the rows of a register by words and choices; groups without a row that fits are left out. */
for (const form of document.querySelectorAll<HTMLFormElement>('form.filter')) serveFilter(form)

function serveFilter(form: HTMLFormElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const texts = rows.map(row => (row.textContent ?? '').toLowerCase())
  const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')]
  const output = form.querySelector('output')
  const apply = (): void => {
    const words = (form.querySelector<HTMLInputElement>('input[name=text]')?.value ?? '').toLowerCase().split(/\s+/)
    const choices = [...form.querySelectorAll('select')].filter(select => select.value !== '')
    let fitting = 0
    for (const [index, row] of rows.entries()) {
      const fits =
        words.every(word => texts[index]?.includes(word)) &&
        choices.every(({ name, value }) => fitsChoice(row.dataset[name] ?? '', value))
      row.hidden = !fits
      if (fits) fitting += 1
    }
    for (const group of groups) group.hidden = group.querySelector('[data-row]:not([hidden])') === null
    if (output !== null) output.textContent = `${fitting} of ${rows.length}`
  }
  form.addEventListener('input', apply)
  form.addEventListener('submit', event => event.preventDefault())
  form.hidden = false
  apply()
}

/** A row may have several documents; a choice with blanks is one value. */
function fitsChoice(has: string, wanted: string): boolean {
  return has === wanted || has.split(' ').includes(wanted)
}
