import { relative } from 'node:path';
import { beforeEach } from 'vitest';
import { whyFileOnly } from './file-only.ts';

beforeEach(({ task, skip }) => {
  const path = relative(process.cwd(), task.file.filepath);
  const why = whyFileOnly(path, task.fullTestName);
  if (why !== undefined) skip(why);
});
