/** What a command, or a server that cannot start, ends with; and what that means for a script. */
export const EXIT_CODES = {
  done: { code: 0, about: 'Done.' },
  refused: { code: 1, about: 'Refused by a rule, such as `LAST_ADMIN`, or you answered no.' },
  usage: {
    code: 2,
    about:
      'Wrong usage: an unknown command or option, an invalid value, a missing file, or no `--yes` where no one can be asked.',
  },
  notFound: { code: 3, about: 'Not found.' },
  tryAgain: {
    code: 4,
    about: 'Try again later: rate limited, or the database or server can’t be reached.',
  },
  environment: {
    code: 5,
    about: 'Change a setting or the database first; trying again doesn’t help.',
  },
  internal: { code: 70, about: 'Internal error.' },
} as const;

const BY_ERROR: Partial<Record<string, keyof typeof EXIT_CODES>> = {
  USAGE: 'usage',
  CONFIRMATION_REQUIRED: 'usage',
  VALIDATION_FAILED: 'usage',
  INVALID_URL: 'usage',
  NOT_FOUND: 'notFound',
  RATE_LIMITED: 'tryAgain',
  UNAVAILABLE: 'tryAgain',
  UNREACHABLE: 'tryAgain',
  TIMEOUT: 'tryAgain',
  UNKNOWN_PROCEDURE: 'environment',
  ENVIRONMENT: 'environment',
  INTERNAL: 'internal',
};

/** The exit code for an error code; what is in no other class was refused by a rule. */
export function exitCodeFor(errorCode: string): number {
  return EXIT_CODES[BY_ERROR[errorCode] ?? 'refused'].code;
}
