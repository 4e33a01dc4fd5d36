import { commandLineFiles } from './command-line/command-line-files.ts';
import { COMMANDS } from './commands.ts';

// What is made from the commands. A test fails when it is stale.
for (const [path, text] of commandLineFiles(COMMANDS)) await Bun.write(path, text);
