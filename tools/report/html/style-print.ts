import { lightColours } from './style-base.ts'

/** The page that is signed, and paper: A4 and Letter. */
export const printStyle = `
#sign-off-page { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 1.6rem 1.8rem; }
#sign-off-page h3 { font-size: 1rem; margin: 1.1rem 0 .4rem; }
#sign-off-page .verdict { font-size: 1.05rem; } #sign-off-page .verdict b { margin-right: .4rem; }
.verdict.conformant b { color: var(--good); } .verdict.non-conformant b { color: var(--bad); } .verdict.inconclusive b { color: var(--warn); }
.facts.compact { gap: .5rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
.scroll { overflow-x: auto; } .counts th, .counts td { padding: .3rem .5rem; } .counts tfoot { font-weight: 600; }
.digest { font-size: .8rem; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin: 1rem 0 0; }
.sign dt { font-weight: 600; } .sign dd { margin: 0; padding-top: 2rem; border-bottom: 1px solid var(--quiet); color: var(--quiet); font-size: .85rem; }
.alone, .whole { float: right; font-size: .88rem; } .whole { display: none; }
body:has(#sign-off-page:target) :is(.top, .end, main > section:not(#sign-off), .alone) { display: none; }
body:has(#sign-off-page:target) .whole { display: block; } body:has(#sign-off-page:target) main { padding-top: 1.25rem; }
@media (max-width: 40rem) { #sign-off-page { padding: 1.1rem 1rem; } .alone, .whole { float: none; } .sign { grid-template-columns: minmax(0, 1fr); } }
@page { margin: 15mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } @bottom-left { content: "k5-conformance"; font: 8pt sans-serif; color: #555; } }
@media print {
  :root, :root[data-theme] { color-scheme: light; ${lightColours} --page: #fff; --sunken: #f4f4f4; }
  html { font-size: 12px; } body { line-height: 1.4; } nav, button, #filter, .skip, .alone, .whole { display: none !important; }
  main, .top, .end { max-width: none; padding-left: 0; padding-right: 0; } .top { padding-top: 0; }
  main > section { margin-bottom: 1.6rem; } h1 { font-size: 22pt; } h2 { font-size: 13pt; }
  .check, .banner, tr, .rows > li, .sign, .alarm { break-inside: avoid-page; } .check { break-inside: auto; } h2, h3, h4, thead, .check > header { break-after: avoid; }
  .banner, .check, table, .group, #sign-off-page { border-color: #999; } .banner { padding: 1.1rem; }
  th, td { padding-top: .3rem; padding-bottom: .3rem; } a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; }
  #sign-off { break-before: page; } #sign-off-page { border: 0; padding: 0; background: none; } #sign-off-page h2 { font-size: 15pt; }
  body:has(#sign-off-page:target) #sign-off { break-before: auto; } body:has(#sign-off-page:target) main { padding-top: 0; }
  #sign-off-page h3 { margin: .7rem 0 .25rem; font-size: 10.5pt; } #sign-off-page .facts, #sign-off-page table, #sign-off-page .lines { font-size: .95rem; } .sign { margin-top: .6rem; }
  .note, caption { break-after: avoid; } table, .apis .quiet, .apis code { font-size: .9rem; } th, td { padding-left: .4rem; padding-right: .4rem; }
  .apis, .services { table-layout: fixed; } .apis thead th:first-child, .services thead th:first-child { width: 7rem; } .apis thead .number, .services thead .number { width: 4.6rem; } .apis thead th:nth-child(5), .services thead th:nth-child(5) { width: 9rem; }
  .apis th[scope=row], .services th[scope=row] { min-width: 0; } .apis th[scope=row] > .quiet { display: inline; }
  .exchanges > .line, .exchange:not([open]) { display: none; } .check { content-visibility: visible; padding: 1rem; } .print-rest { font-size: 8pt; }
}
`
