export type Level = 'ok' | 'warning' | 'fails';

/** What a check found, and how to fix it where it is not as it should be. */
export type Finding = { check: string; level: Level; says: string; fix?: string };

export const ok = (check: string, says: string): Finding => ({ check, level: 'ok', says });

export const warning = (check: string, says: string, fix: string): Finding => ({
  check,
  level: 'warning',
  says,
  fix,
});

export const fails = (check: string, says: string, fix: string): Finding => ({
  check,
  level: 'fails',
  says,
  fix,
});

/** What an error says, for a finding. */
export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);
