import { describe, expect, test } from 'vitest';
import { type Exemption, missingCalls, verbViolations } from './verbs.ts';

const verb = (text: string, path = 'packages/core/src/user/rename.ts') => ({ path, text });

describe('a verb that writes', () => {
  const both = 'export async function rename(ctx: Context) {';

  test.each([
    [`${both} await ctx.db.transaction(work); }`, ['authorize', 'recordAudit']],
    [`${both} authorize(ctx, 'x'); await ctx.db.transaction(work); }`, ['recordAudit']],
    [`${both} await ctx.db.transaction((tx) => recordAudit(ctx, tx, e)); }`, ['authorize']],
    [`${both} await ctx.db.orm.delete(users); }`, ['authorize', 'recordAudit']],
    [`${both} await ctx.db\n.update(users).set(x); }`, ['authorize', 'recordAudit']],
    [
      `${both} // authorize(ctx); recordAudit();\n db.insert(users); }`,
      ['authorize', 'recordAudit'],
    ],
  ])('%s', (text, missing) => {
    expect(missingCalls(verb(text))).toEqual(missing);
  });

  test.each([
    `${both} authorize(ctx, 'x'); await ctx.db.transaction((tx) => recordAudit(ctx, tx, e)); }`,
    `${both} return ctx.db.read.select().from(users); }`,
    'export const endSessions = (tx: Transaction) => tx.delete(sessions);',
    "export const hash = () => createHash('sha256').update('x'); waiting.delete(x);",
  ])('%s is fine', (text) => {
    expect(missingCalls(verb(text))).toEqual([]);
  });

  test('may be exempt, as long as it needs to be', () => {
    const source = verb(`${both} authorize(ctx, 'x'); await ctx.db.transaction(work); }`);
    const exempt: Exemption = { file: source.path, without: 'recordAudit', because: 'a test' };
    expect(verbViolations([source], [])).toHaveLength(1);
    expect(verbViolations([source], [exempt])).toEqual([]);
    expect(verbViolations([verb('')], [exempt])).toHaveLength(1);
    expect(verbViolations([], [exempt])).toHaveLength(1);
  });
});
