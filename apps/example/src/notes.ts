import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient } from '@libsql/client';

export type Notes = Awaited<ReturnType<typeof openNotes>>;

/** The notes of everyone, in a database of this service. Of people it knows Rolecall's ID alone. */
export async function openNotes(url: string) {
  if (url.startsWith('file:')) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true });
  const database = createClient({ url });
  await database.execute(
    'create table if not exists notes (id text primary key, user_id text not null, text text not null, created_at text not null)',
  );
  const read = async (sql: string, args: string[] = []) =>
    (await database.execute({ sql, args })).rows;
  return {
    /** The notes of a user, the newest first. */
    of: (userId: string) =>
      read('select id, text, created_at from notes where user_id = ? order by created_at desc', [
        userId,
      ]),
    /** How many notes each user has. */
    counts: () => read('select user_id, count(*) as notes from notes group by user_id'),
    add: async (userId: string, text: string) => {
      const note = { id: crypto.randomUUID(), text, created_at: new Date().toISOString() };
      await read('insert into notes (id, user_id, text, created_at) values (?, ?, ?, ?)', [
        note.id,
        userId,
        text,
        note.created_at,
      ]);
      return note;
    },
    /** Deletes a note of a user. @returns whether they had it */
    remove: async (userId: string, id: string) => {
      const deleted = await read('delete from notes where id = ? and user_id = ? returning id', [
        id,
        userId,
      ]);
      return deleted.length > 0;
    },
  };
}
