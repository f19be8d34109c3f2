export const OPTIONS: readonly string[];
export function swallowedWords(
  environment: Readonly<Record<string, string | undefined>>,
  started: string,
): string | undefined;
