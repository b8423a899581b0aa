/** What paper has too, whatever the theme of the screen. */
export const lightColours = `
  --page: #f7f7f4; --panel: #ffffff; --sunken: #f1f1ec; --line: #dcdcd4;
  --text: #1d2024; --quiet: #5b6068; --link: #1b4f8f;
  --good: #1c6638; --good-tint: #e7f2ea; --bad: #a3231c; --bad-tint: #fbeae8;
  --warn: #7c5000; --warn-tint: #fbf1dc; --idle: #565b63; --idle-tint: #ececea; --unjudged: #c79a3f;
`

const darkColours = `
  --page: #15171a; --panel: #1d2024; --sunken: #16181b; --line: #33373d;
  --text: #e6e7e9; --quiet: #a3a8b0; --link: #8fb9f0;
  --good: #7fce9b; --good-tint: #1b2f23; --bad: #f59a92; --bad-tint: #3a2120;
  --warn: #e6bb6a; --warn-tint: #352b18; --idle: #b3b8bf; --idle-tint: #2a2d32; --unjudged: #a8802f;
`

/** Colours, type, and the page's frame. Contrast of text is at least 4.5 in both themes. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  ${lightColours}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { ${darkColours} } }
:root[data-theme=dark] { color-scheme: dark; ${darkColours} }
:root[data-theme=light] { color-scheme: light; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
main, .top, .end { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--panel); padding: .5rem 1rem; z-index: 1; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding-top: 1.25rem; padding-bottom: 1.25rem; }
.brand { margin: 0; font-weight: 650; letter-spacing: -.01em; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; flex: 1; font-size: .92rem; }
nav a { white-space: nowrap; text-decoration: none; padding: .2rem 0; }
nav a:hover { text-decoration: underline; }
button { font: inherit; font-size: .85rem; color: var(--text); background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .75rem; cursor: pointer; }
button:hover { border-color: var(--quiet); }
main > section { margin: 0 0 3rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -.01em; text-wrap: pretty; }
h1 { font-size: 2.1rem; letter-spacing: -.02em; }
h2 { font-size: 1.35rem; margin-bottom: .9rem; }
h3 { font-size: 1.08rem; }
h4, h5 { font-size: .8rem; font-weight: 600; letter-spacing: .01em; color: var(--quiet); margin-bottom: .35rem; }
p { margin: 0 0 .5rem; }
code, pre { font-family: var(--mono); font-size: .84em; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; tab-size: 4; font-size: .82rem; }
.quiet { color: var(--quiet); font-size: .88rem; }
.note { color: var(--quiet); max-width: 46rem; }
.count { color: var(--quiet); font-weight: 450; margin-left: .3rem; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: separate; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; border-spacing: 0; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .65rem .9rem; border-top: 1px solid var(--line); font-weight: inherit; }
td.number { white-space: nowrap; }
thead th { border-top: 0; font-size: .8rem; font-weight: 600; color: var(--quiet); overflow-wrap: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.end { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 2.5rem; color: var(--quiet); font-size: .88rem; }
`
