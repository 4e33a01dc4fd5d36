import { expect, test } from 'vitest';
import { actorOf } from './audit-entities.ts';

test.each([
  ['cli:root', 'root (command line)'],
  ['cli:uid 1000', 'uid 1000 (command line)'],
  ['start', 'The system (start)'],
  [null, 'The system'],
])('the system acting as %s is %s', (actorId, label) => {
  expect(actorOf({ actorKind: 'system', actorId, actorName: null })).toEqual({ label });
});
