import { bodyCases } from './cases/bodies.ts'
import { connectionCases } from './cases/connections.ts'
import { echoCases } from './cases/echoes.ts'
import { framingCases } from './cases/framing.ts'
import { headerCases } from './cases/headers.ts'
import { redirectCases } from './cases/redirects.ts'
import { uploadCases } from './cases/uploads.ts'
import type { HostileCase } from './hostile-case.ts'

/** Cases by theme, as the document lists them. */
export const themes: readonly [title: string, cases: readonly HostileCase[]][] = [
  ['Connections', connectionCases],
  ['Framing', framingCases],
  ['Uploads', uploadCases],
  ['Status lines and headers', headerCases],
  ['Bodies', bodyCases],
  ['Redirects', redirectCases],
  ['Echoed secrets', echoCases],
]

export const hostileCases: readonly HostileCase[] = themes.flatMap(([, cases]) => cases)
