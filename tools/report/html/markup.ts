import { html as plain, type SafeHtml } from '@remix-run/html-template'
import { visible } from '../../shared/visible.ts'

export type Markup = SafeHtml

export type Interpolation = Markup | string | number | undefined | readonly Interpolation[]

/**
 * HTML from a template: every interpolated text is escaped and its hidden characters are written out, because it may
 * come from a hostile target. Only what this tag made goes in as markup.
 */
export function html(strings: TemplateStringsArray, ...values: Interpolation[]): Markup {
  return plain(strings, ...values.map(shown))
}

type Shown = Markup | string | number | undefined | Shown[]

function shown(value: Interpolation): Shown {
  if (Array.isArray(value)) return value.map(shown)
  return typeof value === 'string' ? visible(value) : (value as Markup | number | undefined)
}

/** Nothing, for a part that is left out. */
export const nothing: Markup = html``

/** The project's own style or script; never a text of a target. */
export function trusted(text: string): Markup {
  return plain.raw`${text}`
}
