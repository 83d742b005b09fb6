/** The colours: dark and light as the reader's system says, black on white on paper. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --page: #f7f8fa; --card: #ffffff; --sunk: #f2f4f7; --ink: #1a1f26; --soft: #545d69; --line: #d5dae1; --link: #0b57b0;
  --pass: #14713a; --fail: #b3141f; --error: #8a1c7c; --inconclusive: #865300; --advisory: #6a5a00; --none: #545d69;
  --tint-fail: #fdf1f1; --tint-error: #fbf1fa; --tint-inconclusive: #fdf6ea; --tint-advisory: #faf7e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1217; --card: #161b22; --sunk: #1d232c; --ink: #e6eaf0; --soft: #a2acb9; --line: #323b47; --link: #82b8ff;
    --pass: #6cd58c; --fail: #ff9a96; --error: #eda2e2; --inconclusive: #f0bd62; --advisory: #d9cb6a; --none: #a2acb9;
    --tint-fail: #2a191b; --tint-error: #281a28; --tint-inconclusive: #27200f; --tint-advisory: #23210f;
  }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --sunk: #fff; --ink: #000; --soft: #333; --line: #aaa; --link: #000;
    --pass: #000; --fail: #000; --error: #000; --inconclusive: #000; --advisory: #000; --none: #333;
    --tint-fail: #fff; --tint-error: #fff; --tint-inconclusive: #fff; --tint-advisory: #fff;
  }
}
.pass { --tone: var(--pass); }
.fail { --tone: var(--fail); --tint: var(--tint-fail); }
.error { --tone: var(--error); --tint: var(--tint-error); }
.inconclusive { --tone: var(--inconclusive); --tint: var(--tint-inconclusive); }
.advisory { --tone: var(--advisory); --tint: var(--tint-advisory); }
.not-applicable { --tone: var(--none); }
.conformant { --tone: var(--pass); }
.non-conformant { --tone: var(--fail); }
.incomplete { --tone: var(--inconclusive); }
`;
