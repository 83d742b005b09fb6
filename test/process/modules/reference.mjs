import reference from '../../../dist/providers/reference/reference.js';

/** The compiled reference as the module of a stranger, with functions of its own around some of its functions. */
export const providerWith = (change) =>
  reference.referenceFactory(reference.parseShape('one-process'), {
    wrap: (functions) => ({ ...functions, ...change(functions) }),
  });

/** Does something before a socket in a new constrained group is made. */
export const beforeConstrainedGroup = (act) =>
  providerWith(({ WSPSocket }) => ({
    WSPSocket: (args, context) => {
      if (args.g === 2) act();
      return WSPSocket(args, context);
    },
  }));
