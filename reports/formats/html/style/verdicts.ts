/** Verdicts, the outcome and the charts: a sign, a word and a pattern; the colour only repeats them. */
export const VERDICTS = `
.verdict { display: inline-flex; align-items: baseline; gap: .4em; color: var(--tone); font-weight: 650; white-space: nowrap; }
.sign::before { display: inline-block; width: 1.05em; text-align: center; font-weight: 700; color: var(--tone); }
.sign.pass::before, .sign.conformant::before { content: "\\2713" / ""; }
.sign.fail::before, .sign.non-conformant::before { content: "\\2717" / ""; }
.sign.error::before { content: "!" / ""; }
.sign.inconclusive::before, .sign.incomplete::before { content: "?" / ""; }
.sign.advisory::before { content: "\\25B3" / ""; }
.sign.not-applicable::before { content: "\\2013" / ""; }
.level { font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; font-weight: 650; color: var(--soft); }
.top { padding-top: 2.5rem !important; }
.kicker { margin: 0; color: var(--soft); font-size: .925rem; }
h1 { display: flex; align-items: center; gap: .8rem; margin: .5rem 0 .35rem; font-size: clamp(1.9rem, 5vw, 2.75rem); letter-spacing: -.02em; }
h1 .sign { flex: none; display: grid; place-items: center; width: 1.35em; height: 1.35em; border: .12em solid var(--tone); border-radius: 50%; font-size: .62em; }
.subject { margin: 0 0 1rem; font-size: 1.1rem; max-width: none; }
.meaning { font-size: 1.125rem; max-width: 46rem; }
.chart { margin: 1.75rem 0 0; }
.bar { display: block; width: 100%; height: 2rem; border-radius: .35rem; overflow: hidden; background: var(--card); border: 1px solid var(--line); }
.bar > rect { stroke: var(--card); stroke-width: 2; }
.ground { fill: var(--tone); }
.paper { fill: var(--card); }
.stroke { stroke: var(--tone); stroke-width: 2; fill: none; }
.legend { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem 1.25rem; margin: .9rem 0 0; padding: 0; list-style: none; }
.legend li { font-size: .85rem; line-height: 1.4; color: var(--soft); }
.legend svg { width: 1.1rem; height: 1.1rem; border: 1px solid var(--tone); border-radius: .2rem; vertical-align: -.2rem; margin-right: .4rem; }
.legend strong { font-size: 1.15rem; color: var(--ink); }
.legend .word { font-weight: 650; color: var(--tone); }
.legend .zero { opacity: 1; }
.map { display: grid; grid-template-columns: minmax(11rem, max-content) 1fr; gap: .45rem 1.25rem; margin: 1rem 0 0; }
.map dt { padding-top: .2rem; font-size: .925rem; }
.map dd { margin: 0; display: flex; flex-wrap: wrap; gap: .3rem; }
.tile { display: inline-flex; align-items: center; min-height: 1.75rem; padding: 0 .55rem 0 .3rem; border: 1px solid var(--line); border-radius: .35rem; background: var(--card);
  color: var(--ink); font-size: .8rem; text-decoration: none; white-space: nowrap; }
.tile:hover { border-color: var(--tone, var(--link)); }
.tile.fail, .tile.error { border: 2px solid var(--tone); background: var(--tint); font-weight: 650; }
.tile.inconclusive, .tile.advisory { border: 2px dashed var(--tone); background: var(--tint); }
.tile.not-applicable { border-style: dotted; color: var(--soft); background: none; }
.attention { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; gap: .6rem; }
.attention li { padding: .75rem 1rem; background: var(--tint); border: 1px solid var(--line); border-left: .35rem solid var(--tone); border-radius: .4rem; }
.attention p { max-width: none; margin: .2rem 0 0; }
.attention .level { margin-left: .6rem; }
@media (max-width: 40rem) { .map { grid-template-columns: 1fr; gap: .2rem; } .map dt { padding-top: .6rem; } }
`;
