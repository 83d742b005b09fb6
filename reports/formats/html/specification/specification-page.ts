import { h, type ComponentChild } from 'preact';
import type { Level } from '../../../queries/rules-register';
import type { Specification, SpecifiedRule } from '../../../specification/specification';
import { groupByArea } from '../../areas';
import type { ShownArea } from '../area';
import { BEHAVIOUR } from '../behaviour';
import { htmlDocument } from '../document';
import type { ShownRule } from '../rule';
import { rulesSection } from '../rules-section';
import { STYLE } from '../style';
import { choicesSection } from './choices-section';
import { glossarySection } from './glossary-section';
import { ledgerSection } from './ledger-section';

/** The living specification: the report's document without a provider, with ledger, open choices and glossary. */
export function specificationPage(specification: Specification): string {
  const { suite, ledger, ambiguities } = specification;
  return htmlDocument({
    title: `${ledger.page}: what a conforming provider does`,
    style: STYLE,
    script: BEHAVIOUR,
    body: [
      h('a', { class: 'skip', href: '#rules' }, 'To the rules'),
      head(specification),
      h(
        'main',
        null,
        rulesSection(areasOf(specification)),
        ledgerSection(ledger),
        choicesSection(ambiguities),
        glossarySection(),
      ),
      h('footer', null, h('p', null, `Made by ${suite.name} ${suite.version}`)),
    ],
  });
}

function head({ rules, ledger }: Specification): ComponentChild {
  const cases = rules.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const levelled = (level: Level): string => String(rules.filter(({ rule }) => rule.level === level).length);
  return h(
    'header',
    { class: 'top' },
    h('p', { class: 'kicker' }, 'Specification for providers of Windows Sockets 2'),
    h('h1', null, ledger.page),
    h(
      'p',
      { class: 'meaning' },
      `What a conforming provider does when ${ledger.page} is called: ${String(rules.length)} rules, shown by ${String(cases)} scenarios. `,
      `${levelled('must')} of them must be kept, ${levelled('should')} are encouraged, and ${levelled('may')} record a choice. `,
      'Each names the place on the page that it comes from; inside stand its scenarios, which are also what the suite runs.',
    ),
    h(
      'nav',
      { 'aria-label': 'Parts' },
      h(
        'p',
        null,
        [
          ['#rules', 'The rules'],
          ['#ledger', 'The ledger'],
          ['#choices', 'Where the page leaves a choice'],
          ['#glossary', 'Glossary'],
        ].flatMap(([href, name], index) => [index === 0 ? '' : ' · ', h('a', { href }, name)]),
      ),
    ),
  );
}

function areasOf({ rules }: Specification): readonly ShownArea[] {
  return groupByArea(rules).map((area) => ({ ...area, rules: area.rules.map(shown) }));
}

function shown({ rule, scenarios }: SpecifiedRule): ShownRule {
  return {
    rule,
    open: false,
    scenarios: scenarios.map((result, index) => ({
      anchor: `${rule.id}.${String(index + 1)}`,
      result,
      open: false,
      alternative: result.tags.includes('@alternative'),
    })),
  };
}
