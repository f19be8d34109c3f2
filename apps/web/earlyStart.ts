import type { Plugin } from 'vite';
import { screenFiles } from './screenFiles.ts';

/** Fonts of the cards and of headings: the first picture is laid out by the widths of their letters. */
const FONTS = /RedHat(?:Text|Display|Mono)VF-[^/]*\.woff2$/;

/**
 * Puts at the beginning of the built page what the first picture waits for: the entry `early`, which asks for the graph and the
 * files of the screen by itself, the list of those files, and the fonts, which the browser would else ask for once styles and texts
 * are there.
 */
export function earlyStart(): Plugin {
  return {
    name: 'fairlead-early-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const files = Object.values(bundle);
        const early = files.find((file) => file.type === 'chunk' && file.isEntry && file.name === 'early');
        if (early === undefined) throw new Error('the build has no entry named early');
        const fonts = files.filter(({ fileName }) => FONTS.test(fileName) && !fileName.includes('Italic'));
        const screens = JSON.stringify(screenFiles(bundle)).replaceAll('"', '&quot;');
        const tags = [
          `<meta name="fairlead-screens" content="${screens}">`,
          `<script type="module" async crossorigin src="./${early.fileName}"></script>`,
          ...fonts.map(
            ({ fileName }) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${fileName}">`,
          ),
        ];
        // Below the base, which their addresses are relative to, and above the program.
        return html.replace(/<base [^>]*>/, (base) => [base, ...tags].join('\n    '));
      },
    },
  };
}
