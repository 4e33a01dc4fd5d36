const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Exits on SIGHUP, SIGINT and SIGTERM through `process.exit`, so that `removedOnExit` can clean up. */
export function exitOnSignal(): void {
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.once(signal, () => process.exit(code));
  }
}
