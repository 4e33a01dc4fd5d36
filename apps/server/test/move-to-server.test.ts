import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { apiClient } from '@rolecall/testkit/client';
import { newEmail, PASSWORD, signUp } from '@rolecall/testkit/people';
import { startProcess } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, describe, expect, it } from 'vitest';

const SECRET_KEY = newSecretKey();
let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
});

async function start(folder: string, variables: Record<string, string> = {}) {
  const port = await freePort();
  const server = startProcess(folder, {
    APP_URL: 'http://localhost:3000',
    PORT: String(port),
    SECRET_KEY,
    LOG_LEVEL: 'warn',
    ...variables,
  });
  const end = async () => {
    server.child.kill('SIGTERM');
    return server.ended;
  };
  cleanUp.push(end);
  await server.printed(/ is running\./);
  return {
    ...server,
    connect: (token?: string) => apiClient(`http://localhost:${port}`, token),
    end,
  };
}

describe.each(['server', 'replica'])(
  'a database file that moves to a libSQL server (%s)',
  (mode) => {
    it('keeps everyone, what they know and where they are signed in', async () => {
      const { folder, remove } = temporaryFolder('move');
      cleanUp.push(remove);
      const file = await start(folder);
      const setupToken = await file.printed(/\/setup#(\S+)/);
      const admin = { email: newEmail(), password: PASSWORD };
      await file.connect().auth.setup.mutate({ token: setupToken, ...admin });
      const before = await signUp(file.connect);
      const { session } = await file.connect().auth.createSession.mutate({
        email: before.email,
        password: PASSWORD,
      });
      await before.client.post.create.mutate({ title: 'Before', content: 'Written to the file.' });
      expect(await file.end()).toBe(0);

      const data = join(folder, 'server');
      mkdirSync(join(data, 'dbs/default'), { recursive: true });
      copyFileSync(join(folder, 'data/rolecall.db'), join(data, 'dbs/default/data'));
      const server = await startLibsqlServer({ folder: data });
      cleanUp.push(server.remove);
      const moved = await start(folder, {
        DATABASE_URL: server.url,
        ...(mode === 'replica' ? { DATABASE_REPLICA_PATH: join(folder, 'replica.db') } : {}),
      });

      for (const token of [before.tokens.accessToken, session.token]) {
        expect((await moved.connect(token).user.me.query()).email).toBe(before.email);
      }
      const { tokens } = await moved
        .connect()
        .auth.refresh.mutate({ refreshToken: before.tokens.refreshToken });
      const client = moved.connect(tokens.accessToken);
      await client.post.create.mutate({ title: 'After', content: 'Written to the server.' });
      const { items } = await client.post.list.query({ q: 'written' });
      expect(items.map(({ title }) => title)).toEqual(['After', 'Before']);
      const signedIn = await moved.connect().auth.login.mutate(admin);
      const users = await moved.connect(signedIn.tokens.accessToken).admin.users.list.query({});
      expect(users.total).toBe(2);
      expect(await moved.end()).toBe(0);
    });
  },
);
