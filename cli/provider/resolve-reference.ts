import type { Adapter } from '../../providers/contract/provider';
import { dllAdapter, winsockAdapter } from '../../providers/native/native';
import { moduleAdapter } from '../../providers/process/module-adapter';
import { processAdapter } from '../../providers/process/process-adapter';
import { layeredAdapter } from '../../providers/layered/layered';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { variantAdapter } from '../../providers/variants/variants';
import { UsageError } from '../usage-error';
import { resolveVariant } from './resolve-variant';

/** How a provider can be named on the command line. */
interface Scheme {
  readonly form: string;
  readonly meaning: string;
  /** @param rest what stands behind the colon, or an empty string */
  readonly resolve: (rest: string) => Adapter;
}

const SCHEMES: { readonly [scheme: string]: Scheme } = {
  reference: {
    form: 'reference[:SHAPE]',
    meaning: 'the embedded reference provider: full, ifs, non-ifs, minimal, or options joined by commas',
    resolve: (rest) => {
      try {
        return referenceAdapter(parseShape(rest));
      } catch (cause) {
        throw new UsageError((cause as Error).message);
      }
    },
  },
  layered: {
    form: 'layered[:REF]',
    meaning: 'the embedded layered provider over any other, or over the recording base of the tester alone',
    resolve: (rest) => layeredAdapter(rest === '' ? null : resolveReference(rest)),
  },
  variant: {
    form: 'variant:ID',
    meaning: 'a variant of the reference, legal or with one deliberate fault (docs/variants.md)',
    resolve: (rest) => variantAdapter(resolveVariant(rest)),
  },
  process: {
    form: 'process:COMMAND LINE',
    meaning: 'a program that speaks the line protocol (docs/line-protocol.md)',
    resolve: (rest) => {
      if (rest.trim() === '')
        throw new UsageError('process: needs a command line, as in process:./my-adapter');
      return processAdapter(rest);
    },
  },
  dll: {
    form: 'dll:PATH',
    meaning:
      'a DLL of Windows that exports WSPStartup, under Wine where this is not Windows (docs/native.md)',
    resolve: (rest) => {
      if (rest === '') throw new UsageError('dll: needs the path of a DLL, as in dll:./provider.dll');
      return dllAdapter(rest);
    },
  },
  module: {
    form: 'module:PATH',
    meaning: 'a module for Node that exports a provider, run in a process of its own (docs/modules.md)',
    resolve: (rest) => {
      if (rest === '') throw new UsageError('module: needs a path, as in module:./my-provider.mjs');
      return moduleAdapter(rest);
    },
  },
  winsock: {
    form: 'winsock',
    meaning:
      "the system's own Winsock, or Wine's where this is not Windows: WS2_32 and its providers together",
    resolve: (rest) => {
      if (rest !== '') throw new UsageError('winsock takes nothing behind it');
      return winsockAdapter();
    },
  },
  transcript: {
    form: 'transcript:PATH',
    meaning: 'a recorded run (transcript.ndjson), replayed as a provider',
    resolve: transcriptAdapter,
  },
};

/**
 * Finds the adapter that a REF of the command line means.
 * @throws UsageError where it means none, ProviderCannotStart where there is nothing to start
 */
export function resolveReference(reference: string): Adapter {
  const colon = reference.indexOf(':');
  const name = colon < 0 ? reference : reference.slice(0, colon);
  const scheme = SCHEMES[name];
  if (scheme === undefined) {
    throw new UsageError(
      `"${reference}" names no provider; --provider takes ${Object.values(SCHEMES)
        .map(({ form }) => form)
        .join(', ')}`,
    );
  }
  return scheme.resolve(colon < 0 ? '' : reference.slice(colon + 1));
}

/** The forms of REF with their meanings, a line each, for --help. */
export function referenceForms(): string {
  const forms = Object.values(SCHEMES);
  const width = Math.max(...forms.map(({ form }) => form.length));
  return forms.map(({ form, meaning }) => `  ${form.padEnd(width)}  ${meaning}`).join('\n');
}
