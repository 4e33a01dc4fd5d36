const PREFIX = 'cli:';

/** What audit events call someone who works on the command line of the machine. */
export const commandLineActor = (operatingSystemUser: string) => `${PREFIX}${operatingSystemUser}`;

/** What people read for such an actor; `undefined` for any other. */
export function commandLineLabel(actorId: string): string | undefined {
  if (!actorId.startsWith(PREFIX)) return undefined;
  return `${actorId.slice(PREFIX.length)} (command line)`;
}
