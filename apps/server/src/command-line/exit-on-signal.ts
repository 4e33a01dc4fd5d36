const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Has signals end the process by an exit, at which it removes what it would leave behind. */
export function exitOnSignal(): void {
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.once(signal, () => process.exit(code));
  }
}
