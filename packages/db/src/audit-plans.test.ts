import { afterAll, expect, test } from 'vitest';
import { openConnection } from './native.ts';
import { pathOf } from './open-file.ts';
import { createTestDatabase } from './testing.ts';

const { url, remove } = await createTestDatabase();
const connection = openConnection(pathOf(url));
afterAll(async () => {
  connection.close();
  await remove();
});

// However many events a bulk action has: a list that shows it once passes none of the others.
test.each([
  ['first_at', ''],
  ['first_at', 'AND (at, id) < (1, 1)'],
  ['first_actor', "AND actor_id = 'usr_1'"],
  ['first_action', "AND action = 'user.deactivated'"],
])('a grouped audit log is read in order by audit_events_%s: %s', (index, matches) => {
  const select = `SELECT * FROM audit_events WHERE follows = 0 ${matches}`;
  const steps = connection
    .prepare(`EXPLAIN QUERY PLAN ${select} ORDER BY at DESC, id DESC LIMIT 31`)
    .all([])
    .map(([, , , step]) => String(step));
  expect(steps[0]).toContain(`INDEX audit_events_${index}`);
  expect(steps.join(' ')).not.toContain('B-TREE FOR ORDER BY');
});

test('the events of a bulk action are counted in an index', () => {
  const steps = connection
    .prepare(
      `EXPLAIN QUERY PLAN SELECT request_id, action, count(*) FROM audit_events
       WHERE follows = 1 AND request_id IN ('a', 'b') GROUP BY request_id, action`,
    )
    .all([]);
  expect(String(steps[0]?.[3])).toContain('COVERING INDEX audit_events_following');
});
