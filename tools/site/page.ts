import type { SafeHtml } from '@remix-run/html-template'
import type { Site } from './reference/site.ts'

export type Markup = SafeHtml

/** Part of the navigation that a page belongs to. */
export type SectionId = 'k5' | 'jio' | 'guides' | 'conformance' | 'checks' | 'clauses' | 'errata' | 'more'

/** One page to write. It is rendered only when it is written. */
export interface Page {
  /** From the site's root: `k5/compute.servers.create.html`. */
  path: string
  title: string
  /** One sentence, for the head and for search engines. */
  description: string
  section?: SectionId
  /** Styles the body as a whole: `home`, `operation`. */
  layout?: 'home' | 'operation' | 'wide' | 'bare'
  /** In the column at the left; absent where a page has none. */
  sidebar?: (view: PageView) => Markup
  /** Shown in the place of pages that are not there, at any depth: links say where they lead from the host's root on. */
  anywhere?: true
  /** Where it stands, from the top down. */
  trail?: { title: string; path: string }[]
  body: (view: PageView) => Markup
  /** Names of browser modules that the page needs besides those of every page. */
  scripts?: string[]
}

/** What a template sees besides its own data. */
export interface PageView {
  site: Site
  /** Relative link to a place of the site, as `paths` names it. */
  link: (to: string) => string
}

/** All pages of one kind. */
export type PageType = (site: Site) => Page[]
