/**
 * What Wine runs with: a prefix of our own, no words, no windows, no debugger that waits, no browser.
 * @param prefix a folder
 */
export function wineEnvironment(prefix: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'explorer.exe=d;winemenubuilder.exe=d;winedbg.exe=d;mscoree,mshtml=',
    DISPLAY: '',
  };
}
