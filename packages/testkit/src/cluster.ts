import { join } from 'node:path';
import { freePort } from '@rolecall/db/testing-port';
import { startProxy, type TestProxy } from '@rolecall/db/testing-proxy';
import { startLibsqlServer } from '@rolecall/db/testing-server';
import { apiClient } from './client.ts';
import { LASTING_LOCKOUT } from './limits.ts';
import { PASSWORD, signUp } from './people.ts';
import { startProcess } from './process.ts';
import { newSecretKey } from './secret-key.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SECRET_KEY = newSecretKey();

export type Node = ReturnType<typeof startProcess> & {
  url: string;
  /** What it reaches the primary through. */
  network: TestProxy;
};

export type Cluster = {
  /** What reaches the primary without a network in between. */
  database: { DATABASE_URL: string; SECRET_KEY: string };
  nodes: readonly [Node, Node];
  /** Does the same to the networks of both nodes. */
  network(change: (network: TestProxy) => unknown): Promise<void>;
  /** Starts the second node again, with the replica that it had, and does not wait for it. */
  restartSecond(): Promise<Node>;
  stop(): Promise<void>;
};

/**
 * Two servers, each with a replica of one primary, as processes of their own.
 * @param variables settings of both that a test is about
 */
export async function startCluster(variables: Record<string, string> = {}): Promise<Cluster> {
  const place = temporaryFolder('cluster');
  const primary = await startLibsqlServer();
  const networks = [await startProxy(primary.url), await startProxy(primary.url)] as const;
  const running: Node[] = [];

  async function launchNode(network: TestProxy): Promise<Node> {
    const port = await freePort();
    const process = startProcess(place.folder, {
      APP_URL: 'http://localhost:3000',
      PORT: String(port),
      DATABASE_URL: network.url,
      DATABASE_REPLICA_PATH: join(place.folder, `replica-${new URL(network.url).port}.db`),
      SECRET_KEY,
      RATE_LIMITS: LASTING_LOCKOUT,
      LOG_LEVEL: 'warn',
      ...variables,
    });
    const node = { ...process, url: `http://localhost:${port}`, network };
    running.push(node);
    return node;
  }
  async function startNode(network: TestProxy): Promise<Node> {
    const node = await launchNode(network);
    await node.printed(/ is running\./);
    return node;
  }

  const nodes = [await startNode(networks[0]), await startNode(networks[1])] as const;
  return {
    database: { DATABASE_URL: primary.url, SECRET_KEY },
    nodes,
    network: async (change) => {
      await Promise.all(networks.map(change));
    },
    restartSecond: () => launchNode(networks[1]),
    stop: async () => {
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await Promise.all(networks.map((network) => network.close()));
      await primary.remove();
      place.remove();
    },
  };
}

/** Someone with both kinds of credentials, and how to renew the one of a program. */
export async function newClusterUser(node: Node) {
  const { user, email, tokens } = await signUp((token) => apiClient(node.url, token));
  const { session } = await apiClient(node.url).auth.createSession.mutate({
    email,
    password: PASSWORD,
  });
  return {
    id: user.id,
    email,
    refreshToken: tokens.refreshToken,
    credentials: [session.token, tokens.accessToken],
  };
}

/** Who the server says that this is: a status, and for a refusal when to try again. */
export async function whoAmI(node: Node, credential: string) {
  const headers = { authorization: `Bearer ${credential}` };
  const response = await fetch(`${node.url}/api/v1/users/me`, { headers });
  await response.arrayBuffer();
  return { status: response.status, retryAfter: response.headers.get('retry-after') };
}
