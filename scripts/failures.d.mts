/** The lines of the output of one step that say what failed, without colours, at most 150. */
export function failureLines(output: string): string[];
