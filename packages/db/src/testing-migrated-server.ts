import { migrateDatabase } from './migrate.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

let template: Promise<string> | undefined;

/** The folder of a server with all tables, which has ended. */
async function migratedServer(): Promise<string> {
  const server = await startLibsqlServer();
  await migrateDatabase({ url: server.url });
  await server.stop();
  return server.folder;
}

/** A libSQL server of its own for one test, with all tables: the migrations run once for all. */
export async function startMigratedServer(): Promise<TestLibsqlServer> {
  template ??= migratedServer();
  return startLibsqlServer({ copyOf: await template });
}
