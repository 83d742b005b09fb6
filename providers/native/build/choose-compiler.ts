import { CannotCompile, type Architecture } from './mingw';

/** Which compiler builds the host, and for which architectures. */
export interface HostBuild {
  readonly compiler: 'mingw' | 'msvc';
  readonly architectures: readonly Architecture[];
}

/**
 * Chooses the compiler of the host: the one that is asked for; else mingw-w64 where it is installed, for it gives the
 * bytes that the package carries; else the one of Microsoft.
 * @param asked the word behind `npm run build:host`: mingw, msvc, or none
 * @param mingw the architectures that a compiler of mingw-w64 is installed for
 * @param prompt the architecture that the command prompt of Visual Studio was opened for (VSCMD_ARG_TGT_ARCH)
 * @throws CannotCompile where there is no such compiler, or it is not known what it makes
 */
export function chooseCompiler(
  asked: string | undefined,
  mingw: readonly Architecture[],
  prompt: string | undefined,
): HostBuild {
  const compiler = asked ?? (mingw.length > 0 ? 'mingw' : 'msvc');
  switch (compiler) {
    case 'mingw':
      if (mingw.length === 0)
        throw new CannotCompile('mingw-w64 is not installed; Debian has it in gcc-mingw-w64');
      return { compiler, architectures: mingw };
    case 'msvc':
      if (prompt !== 'x64' && prompt !== 'x86') {
        throw new CannotCompile(
          'the compiler of Microsoft builds for what its command prompt was opened for, and this is none for x64 or x86: open one (vcvarsall.bat x86, or x64)',
        );
      }
      return { compiler, architectures: [prompt] };
    default:
      throw new CannotCompile(`npm run build:host ${compiler}: it is mingw or msvc`);
  }
}
