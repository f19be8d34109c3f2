/** Opacity of what is not meant; broken services stay readable. */
export const DIMMED = 0.3;
export const DIMMED_BROKEN = 0.62;
export const FADED = 0.6;
export const FADED_BROKEN = 0.8;
