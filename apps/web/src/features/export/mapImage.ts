import fontAddress from '@patternfly/react-core/dist/styles/assets/fonts/RedHatText/RedHatTextVF.woff2?url';

/** Twice the pixels, as long as a browser can hold the picture. */
const SCALE = 2;
const LONGEST_PX = 16_000;
const MOST_PX = 100_000_000;

/** The font of the labels as an address that a file can carry; undefined where it cannot be read: other fonts then stand in. */
export async function labelFont(signal?: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(fontAddress, { signal: signal ?? null });
    if (!response.ok) return undefined;
    let bytes = '';
    for (const byte of new Uint8Array(await response.arrayBuffer())) bytes += String.fromCharCode(byte);
    return `data:font/woff2;base64,${btoa(bytes)}`;
  } catch {
    // Without the network the file is made all the same.
    return undefined;
  }
}

/** How many pixels for one of the picture: two, or fewer for one that would be too large. */
export function pngScale(width: number, height: number): number {
  return Math.min(SCALE, LONGEST_PX / Math.max(width, height), Math.sqrt(MOST_PX / (width * height)));
}

/** An SVG picture as PNG. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = pngScale(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('the browser cannot write this picture'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
