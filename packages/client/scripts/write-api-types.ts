import { readFileSync } from 'node:fs';
import { generatedFiles } from './api-types/generated-files.ts';

const isCheck = process.argv.includes('--check');

// The API as plain types, and what each role may do. A test names those that are stale.
for (const [path, text] of generatedFiles()) {
  if (!isCheck) await Bun.write(path, text);
  else if (readFileSync(path, 'utf8') !== text) console.log(path.pathname);
}
