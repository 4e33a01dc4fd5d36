import { newAdmin } from '@rolecall/testkit/people';
import { runCli } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer } from '@rolecall/testkit/test-server';

/** A server, and the ways in which the command line works on it: beside it, and through its API. */
export async function startForCli(variables: Record<string, string> = {}) {
  const SECRET_KEY = newSecretKey();
  const server = await startTestServer({ SECRET_KEY, ...variables });
  const { folder, remove } = temporaryFolder('cli');
  const admin = await newAdmin(server);

  const way = (name: string, args: string[], env: Record<string, string>) => {
    const lines = (...words: string[]) => runCli(folder, [...words, ...args], env);
    return {
      name,
      isHere: args.length === 0,
      lines,
      /** Runs a command, and reads what it prints, or complains, as JSON. */
      run: async (...words: string[]) => {
        const { exitCode, stdout, stderr } = await lines(...words, '--json');
        return { exitCode, json: JSON.parse(stdout === '' ? stderr : stdout) };
      },
    };
  };

  const here = way('on the database', [], { DATABASE_URL: server.database.url, SECRET_KEY });
  const token = { ROLECALL_TOKEN: admin.tokens.accessToken };
  return {
    server,
    admin,
    here,
    ways: [here, way('through the API', ['--url', server.url], token)],
    stop: async () => {
      await server.stop();
      remove();
    },
  };
}
