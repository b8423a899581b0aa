/** Scrolls the column at the left to the page that it is of, where that is out of sight. */
export function showCurrentPage(): void {
  const column = document.querySelector<HTMLElement>('.sidebar')
  const current = column?.querySelector<HTMLElement>('[aria-current="page"]')
  if (!column || !current || column.scrollHeight <= column.clientHeight) return
  const below = current.getBoundingClientRect().top - column.getBoundingClientRect().top
  if (below > column.clientHeight * 0.8) column.scrollTop = below - column.clientHeight / 3
}

/** Marks the link to the section that is being read, in the navigation within a page. */
export function markCurrentSection(): void {
  const list = document.querySelector<HTMLElement>('.on-page ul')
  if (list === null) return
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a')].flatMap(link => {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return section === null ? [] : [{ link, section }]
  })
  let marked: HTMLAnchorElement | undefined
  const mark = (): void => {
    // The one whose heading is the last to have gone above the upper third of the window.
    const line = innerHeight / 3
    const read = links.filter(({ section }) => isShown(section) && section.getBoundingClientRect().top < line).at(-1)
    if (read?.link === marked) return
    marked?.removeAttribute('aria-current')
    marked = read?.link
    if (marked === undefined) return
    marked.setAttribute('aria-current', 'true')
    list.scrollLeft = marked.offsetLeft - list.clientWidth / 2
  }
  let waits = false
  const soon = (): void => {
    if (waits) return
    waits = true
    requestAnimationFrame(() => {
      waits = false
      mark()
    })
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon)
  mark()
}

function isShown(section: HTMLElement): boolean {
  // Calls and samples stand beside the reference on wide screens, and are no section of it there.
  return (
    section.closest('.code-column') === null ||
    getComputedStyle(section.closest('.code-column') as Element).position === 'static'
  )
}
