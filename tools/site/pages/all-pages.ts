import type { Page, PageType } from '../page.ts'
import type { Site } from '../reference/site.ts'
import { checkPages } from './check-pages.ts'
import { clausePages } from './clause-pages.ts'
import { conformancePage } from './conformance-page.ts'
import { coveragePage } from './coverage-page.ts'
import { differencesPage } from './differences-page.ts'
import { downloadsPage } from './downloads-page.ts'
import { editionPages } from './edition-pages.ts'
import { errataPages } from './errata-pages.ts'
import { errorsPage } from './errors-page.ts'
import { guidePages } from './guide-pages.ts'
import { homePage } from './home-page.ts'
import { namesPage } from './names-page.ts'
import { notFoundPage } from './not-found-page.ts'
import { operationPages } from './operation-pages.ts'
import { registersPage } from './registers-page.ts'
import { servicePages } from './service-pages.ts'
import { tableDifferencesPage } from './table-differences-page.ts'
import { targetPages } from './target-pages.ts'
import { viewerPage } from './viewer-page.ts'

const types: readonly PageType[] = [
  homePage,
  editionPages,
  servicePages,
  operationPages,
  conformancePage,
  targetPages,
  coveragePage,
  checkPages,
  clausePages,
  errataPages,
  errorsPage,
  namesPage,
  differencesPage,
  tableDifferencesPage,
  registersPage,
  guidePages,
  downloadsPage,
  viewerPage,
  notFoundPage,
]

/** Every page of the site. */
export function allPages(site: Site): Page[] {
  return types.flatMap(type => type(site))
}
