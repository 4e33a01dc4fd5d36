let path: string | undefined;

/** Has processes of the server be of an executable of these sources: it starts in a third of their time. */
export function useExecutable(executable: string | undefined): void {
  path = executable;
}

/** The executable of this run, where it has one: `npm test` makes one. */
export const executable = (): string | undefined => path;
