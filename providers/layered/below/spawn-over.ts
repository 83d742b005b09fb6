import type { FromTester } from '../../contract/messages';
import type { Adapter, AdapterProcess, TesterSide } from '../../contract/provider';
import {
  hostServiceProvider,
  type HostedProvider,
} from '../../contract/service-provider/host-service-provider';
import { normaliseStatement } from '../../contract/statement/normalise-statement';
import type { LayerParts } from '../layered';
import { layerProvider } from '../layer-provider';
import { ProcessBelow } from './process-below';

/**
 * Starts one process of a layer and, in it, one of the provider that it stands
 * over. The layer says hello when the provider below has: its entries are what
 * the layer makes chains of.
 */
export function spawnOver(over: Adapter, parts: LayerParts, tester: TesterSide): AdapterProcess {
  let hosted: HostedProvider | undefined;
  let opening: FromTester | undefined;
  let gone = false;
  const lost: TesterSide['lost'] = (...why) => {
    if (gone) return;
    gone = true;
    tester.lost(...why);
  };
  const receive: TesterSide['receive'] = (message) => {
    if (!gone) tester.receive(message);
  };
  const below = new ProcessBelow(over, {
    opened: (hello) => {
      const { ics } = normaliseStatement({ ...(hello.ics && { ics: hello.ics }) });
      if (ics === null) {
        lost('schema', 'the provider below does not say which entries it offers', '');
        return;
      }
      const { name } = hello.provider;
      hosted = hostServiceProvider(
        (worker) => layerProvider(parts, { name, ics, opened: hello, reached: below }, worker),
        {
          receive,
          crashed: (reason) => {
            lost('crash', `the layer threw: ${reason}`, '');
          },
        },
      );
      if (opening !== undefined) hosted.deliver(opening);
    },
    acknowledged: receive,
    lost,
  });
  return {
    send: (message) => {
      if (gone) return;
      if (message.kind === 'open') {
        opening = message;
        below.open(message.process);
      } else if (message.kind === 'call' || message.kind === 'answer') {
        hosted?.deliver(message);
      } else {
        below.passOn(message);
      }
    },
    end: (graceMs) => {
      gone = true;
      hosted?.end();
      return below.end(graceMs);
    },
  };
}
