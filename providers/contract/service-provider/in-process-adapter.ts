import type { Adapter } from '../provider';
import { hostServiceProvider } from './host-service-provider';
import type { ServiceProviderFactory } from './service-provider';

/**
 * An adapter around a provider that runs inside the tester's own process.
 * @param kind what conformance.json says the provider is
 * @param factory makes one (virtual) process of the provider
 */
export function inProcessAdapter(kind: string, factory: ServiceProviderFactory): Adapter {
  return {
    kind,
    spawn(tester) {
      let gone = false;
      const crashed = (reason: string): void => {
        if (gone) return;
        gone = true;
        tester.lost('crash', `the provider threw: ${reason}`, '');
      };
      const { deliver, end } = hostServiceProvider(factory, {
        receive: (message) => {
          if (!gone) tester.receive(message);
        },
        crashed,
      });
      return {
        send: (message) => {
          if (gone) return;
          try {
            deliver(message);
          } catch (cause) {
            crashed(cause instanceof Error ? cause.message : String(cause));
          }
        },
        end: () => {
          gone = true;
          end();
          return Promise.resolve();
        },
      };
    },
  };
}
