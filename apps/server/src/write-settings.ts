import { settingsFiles } from './settings/settings-files.ts';

// What is made from the table of settings. A test fails when it is stale.
for (const [path, text] of settingsFiles()) await Bun.write(path, text);
