/** The filter, rules and scenarios. */
export const RULES = `
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .7rem 1.25rem; margin: 1rem 0 1.5rem; padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.filter fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; }
.filter legend, .filter .name { display: block; padding: 0; font-size: .8rem; color: var(--soft); }
.filter label { font-size: .9rem; white-space: nowrap; }
.filter input[type=checkbox] { accent-color: var(--link); width: 1rem; height: 1rem; vertical-align: -.12rem; margin: .35rem .3rem .35rem 0; }
.filter select, .filter input[type=search] { display: block; font: inherit; font-size: .9rem; padding: .3rem .5rem; min-height: 2rem; color: var(--ink); background: var(--page); border: 1px solid var(--soft); border-radius: .3rem; max-width: 100%; }
.filter .grow { flex: 1 1 12rem; }
.filter .grow input { width: 100%; }
.filter p { margin: 0; font-size: .9rem; }
.row { flex-basis: 100%; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; }
.row p { margin-right: auto; }
button { font: inherit; font-size: .85rem; min-height: 2rem; padding: .2rem .75rem; color: var(--ink); background: var(--sunk); border: 1px solid var(--line); border-radius: .3rem; cursor: pointer; }
button:hover { border-color: var(--soft); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
.rule { margin: .5rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
.rule > summary { display: grid; grid-template-columns: 1rem 8.4rem 1fr; gap: 0 .6rem; padding: .65rem 1rem; border-radius: .5rem; }
.plain .rule > summary { grid-template-columns: 1rem 1fr; }
.rule > summary:hover, .scenario > summary:hover { background: var(--sunk); }
summary::before { content: "\\25B8" / ""; color: var(--soft); align-self: start; justify-self: start; line-height: 1.5; transition: transform .1s; transform-origin: 40% 50%; }
details[open] > summary::before { transform: rotate(90deg); }
.rule h4 { display: inline; font-size: 1rem; font-weight: 550; }
.id { font-weight: 700; white-space: nowrap; margin-right: .5em; }
.under { display: block; color: var(--soft); font-size: .875rem; }
.under .level { margin-right: .5rem; }
.why { display: block; font-size: .925rem; margin-top: .15rem; }
.body { padding: 0 1rem 1rem 2.6rem; scroll-margin-top: 6.5rem; }
.rule:has(> .body:target) { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
.body > p { max-width: 52rem; }
.link { font-size: .85rem; }
.scenario { margin: .35rem 0; border: 1px solid var(--line); border-radius: .4rem; }
.scenario > summary { display: flex; flex-wrap: wrap; gap: 0 .6rem; padding: .4rem .75rem; border-radius: .4rem; }
.scenario > summary .verdict { min-width: 7.2rem; font-size: .9rem; }
.scenario > summary .name { flex: 1 1 16rem; }
.inside { padding: 0 .9rem .9rem 1.9rem; scroll-margin-top: 5rem; }
.scenario:has(> .inside:target) { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
.steps { list-style: none; margin: .4rem 0 .6rem; padding: 0; display: grid; gap: .15rem; }
.steps li { display: grid; grid-template-columns: 3.6rem 1fr; gap: 0 .75rem; }
.steps b { text-align: right; color: var(--soft); font-weight: 650; }
.steps .more { grid-column: 2; margin: .3rem 0; }
.steps .stopped { color: var(--fail); }
.caption { margin: 1rem 0 .3rem; font-size: .85rem; font-weight: 650; max-width: none; }
.caption button { margin-left: .6rem; min-height: 1.6rem; padding: 0 .5rem; font-weight: 400; font-size: .8rem; }
.calls > span { display: block; padding-left: 2ch; text-indent: -2ch; }
.calls > .deep-1 { padding-left: 5ch; }
.calls > .deep-2 { padding-left: 8ch; }
.calls > .deep-3 { padding-left: 11ch; }
.expected { border-left: .3rem solid var(--fail); }
.seen { margin: 0; padding-left: 1.1rem; font-size: .9rem; }
.program { margin-top: .8rem; }
.program > summary { font-size: .85rem; font-weight: 650; padding: .2rem 0; }
@media (max-width: 40rem) {
  .rule > summary { grid-template-columns: 1rem 1fr; }
  .rule > summary > :last-child { grid-column: 2; }
  .body { padding: 0 .75rem .9rem; }
  .inside { padding: 0 .75rem .75rem; }
  .steps li { grid-template-columns: 1fr; }
  .steps b { text-align: left; }
  .steps .more { grid-column: 1; }
}
`;
