import type { Page } from '@playwright/test';

/** Share of the pixels, 0 to 1, that differ visibly between two screenshots of one size. */
export async function changedShare(page: Page, before: Buffer, after: Buffer): Promise<number> {
  // A page of its own: the policy of Fairlead's does not let scripts read foreign pictures.
  const blank = await page.context().newPage();
  const share = await blank.evaluate(
    async (pictures) => {
      const pixels = await Promise.all(
        pictures.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      const [one = new Uint8ClampedArray(), other = new Uint8ClampedArray()] = pixels;
      if (one.length === 0 || one.length !== other.length) return 1;
      let differing = 0;
      for (let at = 0; at < one.length; at += 4) {
        const apart = [0, 1, 2].some((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)) > 24);
        if (apart) differing += 1;
      }
      return differing / (one.length / 4);
    },
    [[...before], [...after]],
  );
  await blank.close();
  return share;
}
