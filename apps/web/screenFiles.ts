import type { Rolldown } from 'vite';
import type { ScreenFiles } from './src/early/screenFiles.ts';

type OutputChunk = Rolldown.OutputChunk;
type Bundle = Rolldown.OutputBundle;

/** Where each screen begins. */
const BEGINNINGS = {
  map: 'features/map/MapPage.tsx',
  services: 'features/services/ServicesPage.tsx',
  service: 'features/servicePage/ServicePage.tsx',
  cache: 'features/cache/CachePage.tsx',
} as const;

/** The files that each screen needs and the program's own entry has not brought. Throws if a screen is no file of its own. */
export function screenFiles(bundle: Bundle): ScreenFiles {
  const chunks = Object.values(bundle).filter((file): file is OutputChunk => file.type === 'chunk');
  const main = chunks.find((chunk) => chunk.isEntry && chunk.name === 'index');
  if (main === undefined) throw new Error('the build has no entry named index');
  const brought = new Set(filesOf(main, bundle));
  const files = (beginning: string): readonly string[] => {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${beginning}`));
    if (chunk === undefined) throw new Error(`the build has no file of its own for ${beginning}`);
    return filesOf(chunk, bundle).filter((file) => !brought.has(file));
  };
  return {
    map: files(BEGINNINGS.map),
    services: files(BEGINNINGS.services),
    service: files(BEGINNINGS.service),
    cache: files(BEGINNINGS.cache),
  };
}

/** A chunk, the chunks it imports, theirs, and the styles of all of them. */
function filesOf(chunk: OutputChunk, bundle: Bundle, seen = new Set<string>()): readonly string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const imported = chunk.imports.flatMap((name) => {
    const file = bundle[name];
    return file?.type === 'chunk' ? filesOf(file, bundle, seen) : [];
  });
  return [...imported, chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])];
}
