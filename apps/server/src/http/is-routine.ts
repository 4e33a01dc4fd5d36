const ROUTINE = new Set(['/livez', '/readyz', '/metrics']);

/** Whether a program asks for it every few seconds, to see how this one is. */
export const isRoutine = (path: string): boolean => ROUTINE.has(path);
