import { defineParameterType } from '@cucumber/cucumber';
import type { ErrorName } from '../../providers/contract/constants/constants';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { oneOf } from './one-of';

const NAME = oneOf(Object.keys(ERROR_CODES)).source;

defineParameterType({
  name: 'code',
  regexp: new RegExp(NAME),
  transformer: (name: string): number => ERROR_CODES[name as ErrorName],
  useForSnippets: false,
});

defineParameterType({
  name: 'codes',
  regexp: new RegExp(`(?:${NAME})(?:, (?:${NAME}))*(?: or (?:${NAME}))?`),
  transformer: (names: string): readonly number[] =>
    names.split(/, | or /).map((name) => ERROR_CODES[name as ErrorName]),
  useForSnippets: false,
});
