/** The parts of the page: banner, tables, checks, exchanges; then the phone and the printer. */
export const componentStyle = `
.banner { display: grid; grid-template-columns: auto 1fr; gap: 1.25rem 1.4rem; align-items: center; padding: 1.9rem; border-radius: 14px; background: var(--panel); border: 1px solid var(--line); }
.banner p { margin: .3rem 0 0; max-width: 44rem; text-wrap: pretty; }
.banner .eyebrow { margin: 0 0 .15rem; color: var(--quiet); font-size: .92rem; }
.seal { width: 4rem; height: 4rem; border-radius: 50%; display: grid; place-items: center; font-size: 2rem; font-weight: 700; line-height: 1; background: var(--page); }
.banner.conformant { background: var(--good-tint); border-color: var(--good); } .conformant h1, .conformant .seal { color: var(--good); }
.banner.non-conformant { background: var(--bad-tint); border-color: var(--bad); } .non-conformant h1, .non-conformant .seal { color: var(--bad); }
.banner.inconclusive { background: var(--warn-tint); border-color: var(--warn); } .inconclusive h1, .inconclusive .seal { color: var(--warn); }
.banner .eyebrow, .banner .tiles span { color: var(--text); }
.tiles { grid-column: 1 / -1; list-style: none; display: flex; flex-wrap: wrap; gap: .75rem 2.2rem; margin: 0; padding: 0; }
.tiles b { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles span { font-size: .88rem; }
.facts { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 1rem 2rem; }
.facts dt { color: var(--quiet); font-size: .82rem; } .facts dd { margin: 0; }
.mark { display: inline-block; white-space: nowrap; font-size: .85rem; font-weight: 600; padding: .1rem .55rem; border-radius: 5px; color: var(--idle); background: var(--idle-tint); }
.mark.pass { color: var(--good); background: var(--good-tint); }
.mark.fail, .mark.unexpected-pass { color: var(--bad); background: var(--bad-tint); }
.mark.error, .mark.not-run, .mark.known-fail, .mark.advisory { color: var(--warn); background: var(--warn-tint); }
.bar { display: block; width: 100%; height: .5rem; margin-top: .35rem; border-radius: 3px; forced-color-adjust: none; }
.bar .pass { fill: var(--good); } .bar .fail { fill: var(--bad); } .bar .known { fill: var(--warn); } .bar .unjudged { fill: var(--unjudged); } .bar .aside { fill: var(--line); }
.loud { color: var(--bad); font-weight: 600; } .loud a { color: inherit; }
.alarm { border: 2px solid var(--bad); background: var(--bad-tint); border-radius: 10px; padding: .8rem 1.1rem; margin: 0 0 1rem; } .alarm p { margin: 0 0 .3rem; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem 2.2rem; margin: 0 0 .8rem; } .figures > div { display: flex; flex-direction: column-reverse; }
.figures dt { font-size: .88rem; color: var(--quiet); } .figures dd { margin: 0; font-size: 1.4rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.endpoints { margin-top: 1.2rem; } .endpoints th { width: 1%; white-space: nowrap; padding-right: 2rem; } .endpoints th, .endpoints td, .totals td, .totals th, .sortable td, .sortable th { padding-top: .4rem; padding-bottom: .4rem; }
caption { text-align: left; color: var(--quiet); font-size: .82rem; padding-bottom: .3rem; }
.trace > summary { display: flow-root; } .marks { float: right; } .marks .mark { margin-left: .3rem; }
.nowrap { white-space: nowrap; } .found { color: var(--link); font-size: .88rem; font-weight: 600; }
.lazy > button { margin: .6rem 0; } .lazy .rows:empty, .lazy div:empty { display: none; }
th > button { all: unset; cursor: pointer; } th > button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; } th > button::after { content: " ↕"; color: var(--quiet); }
th[aria-sort=ascending] > button::after { content: " ↑"; color: inherit; } th[aria-sort=descending] > button::after { content: " ↓"; color: inherit; }
.services .title { font-weight: 600; } .services th[scope=row] { min-width: 12rem; }
.apis th[scope=row] > * { display: block; } .apis .title { font-weight: 600; }
.apis td:first-child, .services td:first-child { width: 8.5rem; white-space: nowrap; } .apis .other, .services .other { min-width: 7rem; width: 10rem; font-size: .88rem; } .apis th[scope=row] { min-width: 16rem; }
.facts code { font-size: .78em; }
.bad { color: var(--bad); font-weight: 650; }
#filter { display: flex; flex-wrap: wrap; gap: .9rem 1.5rem; align-items: end; margin: 0 0 2.5rem; padding: 1.1rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; }
#filter .search { flex: 1 1 18rem; font-size: .85rem; color: var(--quiet); }
#filter input[type=search] { display: block; width: 100%; margin-top: .25rem; font: 1rem var(--sans); color: var(--text); background: var(--page); border: 1px solid var(--quiet); border-radius: 6px; padding: .45rem .7rem; }
#filter input::placeholder { color: var(--quiet); opacity: 1; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; font-size: .9rem; flex: 1 1 100%; }
legend { padding: 0; font-size: .85rem; color: var(--quiet); margin-bottom: .2rem; }
fieldset label { display: inline-flex; align-items: center; gap: .35rem; min-height: 1.75rem; }
#filter p { margin: 0; } #filter p:empty { display: none; }
.check { content-visibility: auto; contain-intrinsic-height: auto 30rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 1.4rem 1.5rem; margin: 0 0 1.25rem; }
.check > header { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: center; margin-bottom: .6rem; }
.tag { font-size: .82rem; color: var(--quiet); }
.id { margin: .2rem 0; color: var(--quiet); }
.clauses { list-style: none; margin: .1rem 0 .8rem; padding: 0; font-size: .9rem; }
.message { font-weight: 550; max-width: 52rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; margin: .9rem 0; }
.pair pre, .curl pre { background: var(--sunken); border-radius: 7px; padding: .7rem .85rem; }
.expected pre { background: var(--good-tint); } .actual pre { background: var(--bad-tint); }
.pair pre.body { margin-top: .4rem; } .pair pre + p { margin: .3rem 0 0; }
.curl { margin: 1rem 0; }
.curl-head { display: flex; align-items: center; justify-content: space-between; margin-bottom: .35rem; } .curl-head h4 { margin: 0; }
.http .name { color: var(--quiet); }
.exchanges { margin-top: 1rem; }
summary { cursor: pointer; padding: .35rem 0; }
.exchange { border-top: 1px solid var(--line); } .erratum { margin: .5rem 0; font-size: .93rem; }
.arrow { color: var(--quiet); }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .2rem .8rem; padding: .7rem 0; border-top: 1px solid var(--line); }
.rows > li > div:only-child { grid-column: 1 / -1; }
.rows > li > .mark { justify-self: start; align-self: start; } .rows b { font-weight: 550; } .rows p { margin: .1rem 0 0; }
.lines { margin: .3rem 0 .5rem; padding-left: 1.1rem; font-size: .9rem; }
.line { margin: .15rem 0; font-size: .9rem; } .exchange-lines { margin: .35rem 0; }
.group { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: .4rem 1.1rem; margin: 0 0 .6rem; }
@media (max-width: 40rem) {
  main, .top, .end { padding-left: 1rem; padding-right: 1rem; }
  .banner { padding: 1.25rem; gap: 1rem; } .seal { width: 3rem; height: 3rem; font-size: 1.5rem; align-self: start; } h1 { font-size: 1.65rem; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: .75rem; }
  .pair { grid-template-columns: minmax(0, 1fr); } .check { padding: 1.1rem 1rem; }
  .rows > li { grid-template-columns: minmax(0, 1fr); }
  th, td { padding: .55rem .5rem; }
  .top { justify-content: space-between; } nav { order: 1; flex: 1 0 100%; }
  .apis thead, .services thead { position: absolute; clip-path: inset(50%); } .apis .none, .services .none { display: none; }
  .apis, .apis tbody, .services, .services tbody { display: block; } .apis tr, .services tr { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; padding: .8rem; border-top: 1px solid var(--line); } .apis tbody tr:first-child, .services tbody tr:first-child { border-top: 0; }
  .apis td, .apis th, .services td, .services th { border: 0; padding: 0; width: auto !important; min-width: 0 !important; } .apis th[scope=row], .services th[scope=row] { flex: 1 0 100%; order: -1; }
  td[data-label]::after { content: " " attr(data-label); color: var(--quiet); font-weight: 400; }
  .marks { float: none; display: block; } .marks .mark:first-child { margin-left: 0; }
  .sortable, .totals, .endpoints { font-size: .82rem; } .endpoints th { width: auto; }
}
`
