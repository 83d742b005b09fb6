import { h, type ComponentChild } from 'preact';
import { GLOSSARY } from '../../../specification/glossary';
import { definitions } from '../definitions';

/** The terms that rules and reports are written with. */
export function glossarySection(): ComponentChild {
  return h(
    'section',
    { 'aria-labelledby': 'glossary' },
    h('h2', { id: 'glossary' }, 'Glossary'),
    definitions(GLOSSARY.map(({ term, meaning }) => [term, meaning])),
  );
}
