import { Console } from 'node:console';
import { pathToFileURL } from 'node:url';
import type { ServiceProviderFactory } from '../../contract/service-provider/service-provider';
import { serveServiceProvider } from './serve-service-provider';

/**
 * The child process behind `module:PATH`: loads the module and serves the
 * provider that it makes. Standard output belongs to the protocol, so what the
 * module prints with `console` goes to standard error.
 */
async function serveModule(path: string): Promise<void> {
  globalThis.console = new Console(process.stderr, process.stderr);
  const factory = factoryOf(await import(pathToFileURL(path).href));
  if (factory === undefined) {
    throw new Error(`the default export of ${path} is no function that makes a service provider`);
  }
  serveServiceProvider(factory);
}

/** The default export, also of a CommonJS module that was compiled from an ES module. */
function factoryOf(module: unknown): ServiceProviderFactory | undefined {
  const exported = defaultOf(module);
  const own = typeof exported === 'function' ? exported : defaultOf(exported);
  return typeof own === 'function' ? (own as ServiceProviderFactory) : undefined;
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

serveModule(process.argv[2] ?? '').catch((cause: unknown) => {
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`the module cannot be loaded: ${why}\n`);
  process.exitCode = 1;
});
