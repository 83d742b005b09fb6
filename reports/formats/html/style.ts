/** The page's style: dark and light as the reader's system says, and fit to print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1c2128; --soft: #57606a; --line: #d0d7de; --box: #f6f8fa; --link: #0a58b6;
  --pass: #176b34; --fail: #b1161f; --open: #7a4d00; --none: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --ink: #e6edf3; --soft: #a3adb8; --line: #39424d; --box: #1b2129; --link: #79b8ff;
    --pass: #6fdd8b; --fail: #ff9492; --open: #f0c05a; --none: #a3adb8;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { margin: 0 0 .5rem; font-size: 1.7rem; line-height: 1.25; border-left: .4rem solid; padding-left: .8rem; }
h2 { margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { margin: 1.75rem 0 .5rem; }
small, .kicker, .source, .caption, footer { color: var(--soft); }
.kicker { margin: 0 0 .5rem; }
.caption { margin: .75rem 0 .25rem; font-size: .85rem; font-weight: 600; }
.meaning { max-width: 45rem; font-size: 1.1rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.count { flex: 1 1 9rem; padding: .5rem .75rem; background: var(--box); border: 1px solid var(--line);
  border-top: .25rem solid; border-radius: .25rem; }
.count strong { font-size: 1.4rem; }
.count small { display: block; font-size: .8rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { padding: .35rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
th { background: var(--box); }
.narrow { overflow-wrap: normal; white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: .25rem; margin: .4rem 0; padding: 0 .75rem; }
details[open] { padding-bottom: .75rem; }
summary { cursor: pointer; margin: 0 -.75rem; padding: .45rem .75rem; }
summary > * { margin-right: .6rem; }
summary:focus-visible, pre:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.rule > summary { background: var(--box); }
.rule:target > summary { outline: 2px solid var(--link); }
.level { font-size: .85rem; color: var(--soft); }
.reason { display: block; margin: .15rem 0 0; color: var(--soft); }
.verdict { display: inline-block; min-width: 7.5rem; font-weight: 700; }
.verdict::before { display: inline-block; width: 1.2em; }
.pass, .conformant { color: var(--pass); }
.fail, .error, .non-conformant { color: var(--fail); }
.inconclusive, .advisory, .incomplete { color: var(--open); }
.not-applicable { color: var(--none); }
.verdict.pass::before { content: "\\2713"; }
.verdict.fail::before { content: "\\2717"; }
.verdict.error::before { content: "!"; }
.verdict.inconclusive::before { content: "?"; }
.verdict.advisory::before { content: "\\25B3"; }
.verdict.not-applicable::before { content: "\\2013"; }
nav ul { columns: 18rem; padding-left: 1.2rem; }
.steps { margin: .5rem 0; padding: 0; list-style: none; }
.steps b { display: inline-block; min-width: 3.5rem; }
pre { margin: 0; padding: .6rem .75rem; background: var(--box); border: 1px solid var(--line); border-radius: .25rem;
  overflow-x: auto; font: .85rem/1.45 ui-monospace, monospace; white-space: pre-wrap; }
code { font: .9em ui-monospace, monospace; }
.seen { margin: 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; font-size: .85rem; }
@media print {
  :root { --page: #fff; --ink: #000; --soft: #333; --line: #999; --box: #fff; --link: #000;
    --pass: #000; --fail: #000; --open: #000; --none: #333; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details { break-inside: avoid-page; }
}
`;
