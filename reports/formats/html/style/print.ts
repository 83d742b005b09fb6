/** On paper every rule lists its scenarios, those unfolded on the screen stand in full, and what can only be used on a screen is gone. */
export const PRINT = `
@media print {
  @page { margin: 18mm 16mm; }
  body { font-size: 9.5pt; }
  body > header, main, body > footer { max-width: none; padding: 0; }
  .top { padding-top: 0 !important; }
  .filter, .skip, .link, button, .map { display: none !important; }
  .rule::details-content { content-visibility: visible; block-size: auto; }
  summary::before { content: none; }
  .rule > summary { grid-template-columns: 7rem 1fr; }
  h1, h2, h3, h4, .rule > summary, .scenario > summary, .caption { break-after: avoid; }
  .attention li, .legend li, .steps li, tr { break-inside: avoid; }
  .rule { break-inside: auto; border-width: 0; border-top-width: 1px; border-radius: 0; margin: 0; }
  .rule > summary, .body { padding-left: 0; padding-right: 0; }
  .scenario { border-width: 0; margin: 0; }
  .program { display: none; }
  .scenario > summary { padding: .2rem 0; }
  .inside { padding: 0 0 .4rem 7.8rem; }
  .seen, .seen-caption { display: none; }
  pre, pre.wide { max-height: none; overflow: visible; white-space: pre-wrap; font-size: 7.5pt; border-color: #aaa; }
  a { text-decoration: none; }
}
`;
