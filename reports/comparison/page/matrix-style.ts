/**
 * The style of the matrix: its cells are small, alike and many, so the browser is spared their measuring. A fixed
 * layout needs a width, which the columns then exceed.
 */
export const MATRIX_STYLE = `
.matrix { overflow: auto; max-height: 85vh; background: var(--card); border: 1px solid var(--line); contain: content; }
.matrix table { table-layout: fixed; width: 1px; font-size: .8rem; line-height: 1.2; border-collapse: separate; border-spacing: 0;
  overflow-wrap: normal; }
.matrix col { width: 1.7rem; }
.matrix col.head { width: 22rem; }
.matrix col.off { visibility: collapse; }
.matrix th, .matrix td { padding: .15rem .1rem; border-width: 0 1px 1px 0; text-align: center; color: var(--tone, inherit); }
.matrix thead th { position: sticky; top: 0; z-index: 1; height: 5.5rem; vertical-align: bottom; }
.matrix thead th span { writing-mode: vertical-rl; }
.matrix tbody th { position: sticky; left: 0; text-align: left; font-weight: 400; color: var(--ink); padding: .15rem .5rem;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.matrix thead th:first-child { left: 0; z-index: 2; text-align: left; padding: .15rem .5rem; }
.matrix .p { --tone: var(--pass); }
.matrix .f { --tone: var(--fail); background: var(--tint-fail); font-weight: 700; }
.matrix .e { --tone: var(--error); background: var(--tint-error); font-weight: 700; }
.matrix .i { --tone: var(--inconclusive); background: var(--tint-inconclusive); font-weight: 700; }
.matrix .a { --tone: var(--advisory); background: var(--tint-advisory); }
.matrix .n { --tone: var(--none); }
.scroll thead th:not(:first-child) { overflow-wrap: anywhere; min-width: 6rem; }
.narrow { display: flex; flex-wrap: wrap; gap: .6rem 1.25rem; align-items: end; margin: 1rem 0; }
.narrow label { display: grid; gap: .2rem; font-size: .9rem; }
.narrow label.line { display: flex; gap: .4rem; align-items: center; }
.narrow input[type=search], .narrow select { font: inherit; padding: .3rem .5rem; color: var(--ink); background: var(--card);
  border: 1px solid var(--soft); border-radius: .3rem; max-width: 100%; }
.cell { min-height: 1.6em; font-size: .9rem; }
.signs { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; font-size: .9rem; }
.signs b { color: var(--tone); display: inline-block; min-width: 1.2em; text-align: center; }
@media (max-width: 40rem) { .matrix col.head { width: 9rem; } }
@media print { .matrix { max-height: none; overflow: visible; } .narrow, .cell { display: none; } }
`;
