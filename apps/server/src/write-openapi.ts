import { referenceFiles } from './rest/reference-files.ts';

// A test fails when they are stale.
for (const [path, text] of await referenceFiles()) await Bun.write(path, text);
