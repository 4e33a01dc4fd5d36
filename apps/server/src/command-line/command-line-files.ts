import { inRoot } from '../in-root.ts';
import type { Command } from './command.ts';
import { commandLinePage } from './command-line-page.ts';

/** The files that are made from the commands: path and text. */
export function commandLineFiles(commands: readonly Command[]): [path: string, text: string][] {
  return [[inRoot('docs/command-line.md'), commandLinePage(commands)]];
}
