/** Text, tables and what every page has. */
export const TEXT = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.55 "Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
body > header, main, body > footer { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--link); text-underline-offset: .15em; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2 { margin: 3rem 0 .4rem; font-size: 1.45rem; letter-spacing: -.01em; }
h3 { margin: 2rem 0 .6rem; font-size: 1.1rem; }
p { margin: .5rem 0; max-width: 48rem; }
pre, code { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .9em; }
pre { margin: 0; padding: .7rem .9rem; background: var(--sunk); border: 1px solid var(--line); border-radius: .4rem;
  overflow-x: auto; font-size: .8125rem; line-height: 1.5; white-space: pre-wrap; }
pre.wide { white-space: pre; overflow-wrap: normal; max-height: 30rem; overflow-y: auto; }
table { border-collapse: collapse; font-size: .925rem; }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--sunk); font-weight: 600; }
.scroll { overflow-x: auto; background: var(--card); }
.scroll table { width: 100%; overflow-wrap: break-word; }
.soft, small { color: var(--soft); }
.note { color: var(--soft); font-size: .925rem; }
.nowrap { white-space: nowrap; overflow-wrap: normal; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: .75rem 0; font-size: .925rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); z-index: 3; border-radius: .4rem; }
.skip:focus { top: .5rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; color: var(--soft); font-size: .85rem; }
footer p { border-top: 1px solid var(--line); padding-top: 1rem; max-width: none; }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  body > header, main, body > footer { padding: 0 1rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  /* a table that is too wide for a phone becomes a list of its rows */
  .stack thead { display: none; }
  .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; width: 100%; border-width: 0; }
  .stack tr { border: 1px solid var(--line); border-bottom-width: 0; padding: .4rem 0; }
  .stack tr:last-child { border-bottom-width: 1px; }
  .stack td, .stack tbody th { padding: .15rem .75rem; background: none; }
  .stack td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); }
}
`;
