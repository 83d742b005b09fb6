import { h, type ComponentChild } from 'preact';
import type { RuleVerdictName } from '../../verdicts/verdict';

const SIZE = 8;

/** What is drawn over the ground of a verdict's pattern, so that shapes and not colours tell verdicts apart. */
const DRAWN: Readonly<Record<RuleVerdictName, { readonly ground: boolean; readonly path: string }>> = {
  pass: { ground: true, path: '' },
  fail: { ground: false, path: 'M0 0L8 8M8 0L0 8' },
  error: { ground: false, path: 'M2 0V8M6 0V8' },
  inconclusive: { ground: false, path: 'M-2 2L2 -2M0 8L8 0M6 10L10 6' },
  advisory: { ground: false, path: 'M3 4h2' },
  'not-applicable': { ground: false, path: '' },
};

/** The patterns of the verdicts, for `fill`. */
export function patterns(): ComponentChild {
  return h(
    'defs',
    null,
    Object.entries(DRAWN).map(([verdict, { ground, path }]) =>
      h(
        'pattern',
        {
          id: `pattern-${verdict}`,
          class: verdict,
          width: SIZE,
          height: SIZE,
          patternUnits: 'userSpaceOnUse',
        },
        h('rect', { class: ground ? 'ground' : 'paper', width: SIZE, height: SIZE }),
        path === '' ? null : h('path', { class: 'stroke', d: path }),
      ),
    ),
  );
}

/** How a shape is filled that stands for a verdict. */
export function patternOf(verdict: RuleVerdictName): string {
  return `url(#pattern-${verdict})`;
}
