import type { Parameter } from './parameter';

/** lpfnCondition and dwCallbackData: none, or the host's own function, which asks for the decision by its data. */
export const condition: Parameter = ({ frame, args, condition: install }) => {
  const value = args['lpfnCondition'];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    frame.words.push(0n, 0n);
    return undefined;
  }
  const { decision, g } = value as { readonly [name: string]: unknown };
  const { address, data } = install({ decision: Number(decision), g: Number(g) });
  frame.words.push(address, data);
  return undefined;
};
