/** One text in several wordings, from the richest to the barest: the first whose facts are all known is taken. */
export type Wordings = string | readonly string[];
