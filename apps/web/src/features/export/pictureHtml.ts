import { markup, type Html } from './markup.ts';
import { STYLE, STYLE_HASH } from './pictureStyle.ts';

/** A pod as the page tells of it; all texts are final. */
export interface PodLine {
  readonly name: string;
  readonly traffic: string;
  readonly why: string;
  readonly since: string;
}

export interface Explanation {
  readonly name: string;
  readonly namespace: string;
  readonly verdict: 'broken' | 'degraded';
  readonly verdictWord: string;
  readonly fact: string;
  readonly next: string;
  /** "0 of 3 pods receive traffic". */
  readonly counts: string;
  readonly further: readonly string[];
  readonly pods: readonly PodLine[];
  /** What is missing of the pods, if something is. */
  readonly podsNote: string;
}

export interface ServiceLine {
  readonly name: string;
  readonly namespace: string;
  readonly verdict: string;
  readonly ready: string;
  readonly why: string;
}

export interface PageWords {
  readonly attention: string;
  readonly nothing: string;
  readonly next: string;
  readonly pod: string;
  readonly traffic: string;
  readonly why: string;
  readonly since: string;
  readonly services: string;
  readonly service: string;
  readonly namespace: string;
  readonly verdict: string;
  readonly ready: string;
}

export interface PictureParts {
  readonly language: string;
  readonly theme: 'light' | 'dark';
  readonly title: string;
  readonly lines: readonly string[];
  /** An SVG document. */
  readonly svg: string;
  /** What the picture shows, in words. */
  readonly alt: string;
  readonly explanations: readonly Explanation[];
  /** How many there are beyond `explanations`, in words; empty when all are there. */
  readonly moreNote: string;
  readonly services: readonly ServiceLine[];
  readonly words: PageWords;
  readonly foot: readonly string[];
}

/** Nothing is loaded, nothing runs, nothing is sent: one style known by its hash, and pictures that are in the file. */
export const POLICY = `default-src 'none'; img-src data:; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** A page of its own that opens offline. The picture is an image, so that even a hostile name in it stays a drawing. */
export function pictureHtml(parts: PictureParts): string {
  const { words } = parts;
  const image = `data:image/svg+xml;base64,${base64(parts.svg)}`;
  const style = markup`<style>`.text + STYLE + markup`</style>`.text;
  const head = markup`<!doctype html>
<html lang="${parts.language}" data-theme="${parts.theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${parts.title}</title>
`;
  const body = markup`
</head>
<body>
<header>
<h1>${parts.title}</h1>
${parts.lines.map(
  (line) => markup`<p class="subtle">${line}</p>
`,
)}</header>
<main>
<img src="${image}" alt="${parts.alt}">
<section>
<h2>${words.attention}</h2>
${parts.explanations.length === 0 ? markup`<p>${words.nothing}</p>` : parts.explanations.map((each) => explained(each, words))}
${parts.moreNote === '' ? '' : markup`<p class="subtle">${parts.moreNote}</p>`}
</section>
<h2>${words.services}</h2>
${servicesTable(parts.services, words)}
</main>
<footer>
${parts.foot.map(
  (line) => markup`<p class="subtle">${line}</p>
`,
)}</footer>
</body>
</html>
`;
  return head.text + style + body.text;
}

function explained(each: Explanation, words: PageWords): Html {
  return markup`<section class="${each.verdict}">
<h3>${each.name} <span class="subtle">${each.namespace}</span> <span class="verdict ${each.verdict}">${each.verdictWord}</span></h3>
<p>${each.fact} <span class="subtle">${each.counts}</span></p>
${each.next === '' ? '' : markup`<p><strong>${words.next}</strong> ${each.next}</p>`}
${each.further.length === 0 ? '' : markup`<ul>${each.further.map((line) => markup`<li>${line}</li>`)}</ul>`}
${each.pods.length === 0 ? '' : podsTable(each.pods, each.name, words)}
${each.podsNote === '' ? '' : markup`<p class="subtle">${each.podsNote}</p>`}
</section>
`;
}

/** Keys must reach what scrolls where a window is narrow; nothing runs here that could tell whether it does. */
const scroll = (label: string): Html => markup`class="scroll" role="region" tabindex="0" aria-label="${label}"`;

function podsTable(pods: readonly PodLine[], of: string, words: PageWords): Html {
  return markup`<div ${scroll(`${words.pod}: ${of}`)}><table>
<thead><tr><th scope="col">${words.pod}</th><th scope="col">${words.traffic}</th><th scope="col">${words.why}</th><th scope="col">${words.since}</th></tr></thead>
<tbody>${pods.map(
    (pod) =>
      markup`<tr><td class="mono">${pod.name}</td><td>${pod.traffic}</td><td class="why">${pod.why}</td><td>${pod.since}</td></tr>
`,
  )}</tbody></table></div>`;
}

function servicesTable(services: readonly ServiceLine[], words: PageWords): Html {
  return markup`<div ${scroll(words.services)}><table>
<thead><tr><th scope="col">${words.service}</th><th scope="col">${words.namespace}</th><th scope="col">${words.verdict}</th><th scope="col">${words.ready}</th><th scope="col">${words.why}</th></tr></thead>
<tbody>${services.map(
    (row) =>
      markup`<tr><td>${row.name}</td><td>${row.namespace}</td><td>${row.verdict}</td><td>${row.ready}</td><td class="why">${row.why}</td></tr>
`,
  )}</tbody></table></div>`;
}

/** Of the UTF-8 bytes: `btoa` alone takes Latin letters only. */
export function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
