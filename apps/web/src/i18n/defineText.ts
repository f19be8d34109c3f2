/** A tree of texts; a leaf may hold `{{names}}` of values, and plural forms end in `_one` and `_other`. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** The Chinese side of a tree: the same keys, without `_one`, since Chinese has a single plural form. */
export type ChineseOf<T extends TextTree> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends TextTree ? ChineseOf<T[K]> : string;
};

/** The texts of one feature in both languages; a missing or additional Chinese key is a type error. */
export function defineText<T extends TextTree>(text: {
  readonly en: T;
  readonly zh: ChineseOf<T>;
}): {
  readonly en: T;
  readonly zh: ChineseOf<T>;
} {
  return text;
}
