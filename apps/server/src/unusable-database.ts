/** Says for an operator that the database cannot be used, and why. */
export function unusableDatabase(error: unknown): string {
  return `the database cannot be used (${reasonOf(error)}). Check DATABASE_URL.`;
}

/** What the database itself said. */
function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) {
    innermost = innermost.cause;
  }
  return innermost instanceof Error ? innermost.message : String(innermost);
}
