import { defineParameterType } from '@cucumber/cucumber';
import { oneOf } from './one-of';

/**
 * Makes a closed vocabulary a parameter type: the phrases of a table, each
 * handed to the step as what the table holds for it.
 * @param name how step sentences refer to it, in braces
 */
export function definePhrases<Meaning>(name: string, phrases: { readonly [phrase: string]: Meaning }): void {
  defineParameterType({
    name,
    regexp: oneOf(Object.keys(phrases)),
    transformer: (phrase: string): Meaning => {
      const meaning = phrases[phrase];
      if (meaning === undefined) throw new Error(`"${phrase}" means nothing as {${name}}`);
      return meaning;
    },
    useForSnippets: false,
  });
}
