import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, extname, join, resolve } from 'node:path';

/**
 * Finds the program that a command line begins with, so that a wrong name is
 * told before anything is started.
 * @param command a path, or a name that is looked up in PATH
 * @returns the path of the program, or undefined where there is none
 */
export function findExecutable(command: string): string | undefined {
  const isPath = /[/\\]/.test(command);
  const folders = isPath
    ? ['']
    : (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => endings(command).map((ending) => join(folder, command + ending)))
    .map((candidate) => resolve(candidate))
    .find(isExecutable);
}

/** On Windows a program may be named without its ending. */
function endings(command: string): readonly string[] {
  if (process.platform !== 'win32' || extname(command) !== '') return [''];
  return (process.env['PATHEXT'] ?? '.EXE').split(delimiter);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
