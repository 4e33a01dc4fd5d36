/** What Turborepo says about a task rather than the task itself. */
const ABOUT_TASK = /^(?:cache (?:miss|hit|bypass)|\$ |error: )/;

function parsed(line: string): { source?: unknown; text?: unknown } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}

/**
 * What a task printed, out of what `turbo run --json` says of the whole run.
 * @returns all of it where the task printed nothing, such as when Turborepo did not start it
 */
export function taskOutput(output: string): string {
  const lines = output
    .split('\n')
    .map(parsed)
    .filter(({ source }) => typeof source === 'string' && source !== 'turbo')
    .map(({ text }) => String(text))
    .filter((text) => !ABOUT_TASK.test(text));
  return lines.length > 0 ? lines.join('\n') : output;
}
