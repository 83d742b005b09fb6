import { existsSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { ProviderCannotStart, type Adapter } from '../contract/provider';
import { ProviderChild } from './provider-child';
import { startProgram } from './start/start-program';

/** The program that loads the module, compiled or not as this file is. */
const SERVER = join(__dirname, 'server', `serve-module${extname(__filename)}`);

/**
 * A provider that somebody has written as a module for Node: its default export
 * is a `ServiceProviderFactory`. It runs in a child process and is spoken to in
 * the line protocol, so that what it does there touches nothing here.
 * @param path of the module: .js, .mjs, .cjs, or TypeScript where Node can load it
 * @throws ProviderCannotStart where there is no such file
 */
export function moduleAdapter(path: string): Adapter {
  const module = resolve(path);
  if (!existsSync(module) || !statSync(module).isFile()) {
    throw new ProviderCannotStart(`the provider cannot be started: there is no module ${path}`);
  }
  return {
    kind: 'module',
    artifact: module,
    spawn: (tester) =>
      new ProviderChild(startProgram(process.execPath, [...loader(), SERVER, module]), tester),
  };
}

/** In a checkout the server itself is TypeScript, which Node alone may not know. */
function loader(): readonly string[] {
  if (extname(SERVER) !== '.ts') return [];
  return ['--require', require.resolve('@swc-node/register')];
}
