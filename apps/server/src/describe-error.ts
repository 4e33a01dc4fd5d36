/** How deep a chain of causes is followed. */
const DEPTH = 6;

/**
 * An error for the log: names, messages and stack of the whole chain of causes, without the
 * values of a failed query, which may be personal.
 */
export function describeError(error: unknown): object {
  const chain: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < DEPTH && current instanceof Error; depth++) {
    chain.push(`${current.name}: ${withoutValues(current.message)}`);
    current = current.cause;
  }
  if (chain.length === 0) return { error: typeof error };
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { error: chain, stack: stack.split('\n').filter((line) => /^\s+at /.test(line)) };
}

function withoutValues(message: string): string {
  return message.replace(/\nparams: [\s\S]*$/, '');
}
