import { html } from '@remix-run/html-template'
import type { PageType } from '../page.ts'
import { paths } from '../reference/paths.ts'

/** What a static host shows for an address that is not there. */
export const notFoundPage: PageType = () => [
  {
    path: '404.html',
    title: 'Not found',
    description: 'There is no such page.',
    anywhere: true,
    body: ({ link }) =>
      html`<h1>There is no such page</h1><p>Ids of operations, checks and errata are stable; what was renamed is told in the changes.</p><p><a href="${link(paths.home)}">To the start</a>, or search for it by the button above.</p>`,
  },
]
