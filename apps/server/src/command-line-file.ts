import { fileURLToPath } from 'node:url';
import { commandLinePage } from './command-line/command-line-page.ts';
import { COMMANDS } from './commands.ts';

/** Where the page about the command line is. */
export const COMMAND_LINE_PAGE = fileURLToPath(
  new URL('../../../docs/command-line.md', import.meta.url),
);

/** The page as the commands make it. */
export const commandLineText = () => commandLinePage(COMMANDS);
