import { COMMAND_LINE_PAGE, commandLineText } from './command-line-file.ts';

// What is made from the commands. A test fails when it is stale.
await Bun.write(COMMAND_LINE_PAGE, commandLineText());
