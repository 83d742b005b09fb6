import { serve, succeed } from './speak.mjs';

// answers until the N-th call, at which it hangs or exits: stops-at-call.mjs hang|exit N
const [, , how, number] = process.argv;
let calls = 0;
serve((call) => {
  calls += 1;
  if (calls < Number(number)) succeed(call);
  else if (how === 'exit') process.exit(0);
});
