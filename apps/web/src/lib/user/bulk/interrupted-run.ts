type Run = { action: string; count: number; succeeded: number };

const KEY = 'rolecall-bulk-run';

/** Keeps how far an action is, for the case that this tab closes or reloads before it ends. */
export function rememberRun(run: Run): void {
  sessionStorage.setItem(KEY, JSON.stringify(run));
}

export function forgetRun(): void {
  sessionStorage.removeItem(KEY);
}

/** The action that a reload cut off, once. */
export function takeInterruptedRun(): Run | undefined {
  try {
    const run: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    forgetRun();
    return isRun(run) ? run : undefined;
  } catch {
    return undefined;
  }
}

function isRun(value: unknown): value is Run {
  return (
    typeof value === 'object' &&
    value !== null &&
    'action' in value &&
    'count' in value &&
    'succeeded' in value &&
    typeof value.action === 'string' &&
    typeof value.count === 'number' &&
    typeof value.succeeded === 'number'
  );
}
