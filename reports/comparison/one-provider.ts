import type { Conformance } from '../conformance/conformance';

/**
 * Whether two results are runs of one provider, by the name that it gives itself:
 * its version and the place of its file may be others each time.
 */
export function ofOneProvider(first: Conformance, second: Conformance): boolean {
  return first.provider.name === second.provider.name;
}
