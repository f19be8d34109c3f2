export function serverEnvironment(root: string): Readonly<Record<string, string | undefined>>;
