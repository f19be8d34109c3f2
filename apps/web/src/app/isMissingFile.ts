/** How browsers (Chromium, Firefox, Safari) and the build's loader of styles say that a file of the page could not be fetched. */
const MESSAGES = [/dynamically imported module/i, /importing a module script failed/i, /^Unable to preload CSS/];

/** Whether an error means that a part of the page could not be fetched, rather than that it has a fault. */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && MESSAGES.some((pattern) => pattern.test(error.message));
}
