import { generatedFiles } from './api-types/generated-files.ts';

// The API as plain types, and what each role may do. A test fails when they are stale.
for (const [path, text] of generatedFiles()) await Bun.write(path, text);
