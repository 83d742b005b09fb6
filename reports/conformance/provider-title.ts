import type { Conformance } from './conformance';

/** The name of a provider with its version; a DLL tells none. */
export function providerTitle({ name, version }: Pick<Conformance['provider'], 'name' | 'version'>): string {
  return version === '' ? name : `${name} ${version}`;
}
