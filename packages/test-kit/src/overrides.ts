/** Some properties of `T`. Lists and maps of labels are replaced whole, never merged. */
export type Overrides<T> = { readonly [K in keyof T]?: T[K] };

/** `defaults` with every property that `overrides` has, `undefined` included: that is how a test takes a default away. */
export function override<T extends object>(defaults: T, overrides: Overrides<T>): T {
  return { ...defaults, ...overrides };
}
