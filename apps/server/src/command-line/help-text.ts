import type { Command } from './command.ts';

/** What help says below the options. */
export function helpAfter({ examples }: Command): string {
  const lines = examples.flatMap(({ line, does }) => [`  # ${does}`, `  rolecall ${line}`, '']);
  return `\nExamples:\n${lines.slice(0, -1).join('\n')}`;
}
