import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyImport } from '@rolecall/core/import/apply-import';
import type { AppliedRow } from '@rolecall/core/import/continue-import';
import { planImport } from '@rolecall/core/import/plan-import';
import { counted } from '@rolecall/schemas/counted';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { argument, flag, option } from '../command-line/parameters.ts';
import { plainText } from '../command-line/plain-text.ts';
import { betweenBatches, freeSoon } from '../import/between-batches.ts';
import { openImportInput } from '../import/import-input.ts';
import { planLines, tallyLines } from '../import/plan-lines.ts';
import { proveOutcome } from '../import/prove-outcome.ts';
import { createResultFile, resultPathOf } from '../import/result-file.ts';

const FIELD_PAIRS = 'email=mail,firstName=given, and so on';

export const importUsers = command({
  name: 'import',
  summary: 'Import users from another system, with their passwords',
  about: [
    'Reads CSV, JSON, NDJSON and SQLite files, and recognizes exports of Auth0, better-auth, Clerk,',
    'Cognito, Django, Firebase, Keycloak, Laravel, PocketBase and Supabase. Without --apply it changes',
    'nothing and shows a preview. An interrupted import continues when you run it again. Users of a',
    'Rolecall export keep their IDs where these are free; --map sourceId= gives them new ones.',
  ].join(' '),
  reach: 'here',
  parameters: {
    file: argument('file', z.string().min(1), 'the export'),
    table: option(
      'name',
      z.string().optional(),
      'the table with the users in an SQLite file or a phpMyAdmin export',
    ),
    map: option('pairs', z.string().optional(), `which column holds what: ${FIELD_PAIRS}`),
    roles: option(
      'pairs',
      z.string().optional(),
      'what roles become: editor=user,owner=admin,*=user',
    ),
    firebaseConfig: option(
      'file',
      z.string().optional(),
      'a file with the password hash parameters of a Firebase project',
    ),
    assumeVerified: flag('mark emails as verified if the file doesn’t say'),
    requireName: flag('treat rows without a name as invalid'),
    prove: option(
      'email=…',
      z.string().optional(),
      'check the password of one user against the file; without a terminal, pass it on standard input',
    ),
    apply: flag('add the new users'),
    invite: flag('with --apply, email an invitation to those without a usable password'),
    result: option(
      'file',
      z.string().optional(),
      'where to write the outcome of each row (NDJSON)',
    ),
  },
  examples: [
    { line: 'import users.csv', does: 'Preview an import' },
    {
      line: 'import app.db --table members --map email=mail',
      does: 'Read a table of any database',
    },
    { line: 'import realm.json --prove email=ada@example.com', does: 'Check that passwords match' },
    { line: 'import realm.json --apply', does: 'Add the users' },
  ],
  run: async ({ here, terminal }, input) => {
    const options = openImportInput(input);
    const { ctx } = await here();
    const reading = { ...options, now: ctx.now() };
    if (input.prove !== undefined) return proveOutcome(ctx, terminal, input, reading);
    const plan = (onRows: (rows: AppliedRow[]) => void = () => {}) =>
      planImport(ctx, input.file, reading, (rows) => {
        onRows(rows);
        freeSoon();
      });
    if (!input.apply) {
      if (input.result !== undefined) rmSync(input.result, { force: true });
      const planned = await plan(createResultFile(input.result).note);
      return { json: planned, lines: planLines(planned) };
    }
    const { rows } = terminal.isJson ? { rows: 0 } : await plan();
    const progress = terminal.progress(rows);
    const result = createResultFile(input.result);
    const rest = betweenBatches(ctx.db);
    const applied = await applyImport(
      ctx,
      input.file,
      { ...reading, invite: input.invite },
      async (batch, id) => {
        result.note(batch, id);
        progress(batch.at(-1)?.row ?? 0);
        await rest();
      },
    );
    const { id, counts } = applied;
    const path = resolve(input.result ?? resultPathOf(id));
    return {
      json: { ...applied, result: path },
      lines: [
        ...tallyLines(applied),
        '',
        `${counted(counts.new, 'user')} added. The outcome of each row is in ${plainText(path)}.`,
        `To undo it: rolecall import undo ${id}`,
      ],
    };
  },
});
