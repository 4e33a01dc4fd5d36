import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a proxy does with what passes through it. */
type Fault =
  | { kind: 'none' }
  /** Everything arrives so much later. */
  | { kind: 'delay'; ms: number }
  /** Connections are taken, and nothing goes on from there, as behind a firewall that forgot them. */
  | { kind: 'half-open' };

export type TestProxy = {
  url: string;
  /** New connections work again. One that was half-open stays dead, as it does in real life. */
  pass(): Promise<void>;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  delay(ms: number): void;
  halfOpen(): void;
  close(): Promise<void>;
};

/** A TCP proxy in front of a server, for tests of what a network does to it. */
export async function startProxy(targetUrl: string): Promise<TestProxy> {
  const target = new URL(targetUrl);
  const links = new Set<Socket>();
  let fault: Fault = { kind: 'none' };

  function link(client: Socket): void {
    const server = connect(Number(target.port), target.hostname);
    let isDead = fault.kind === 'half-open';
    const pipe = (from: Socket, to: Socket) => {
      links.add(from);
      const pass = (send: () => void) => {
        isDead ||= fault.kind === 'half-open';
        if (isDead) return;
        if (fault.kind === 'delay') setTimeout(send, fault.ms);
        else send();
      };
      from.on('data', (chunk) => pass(() => void to.write(chunk)));
      from.on('end', () => pass(() => void to.end()));
      from.on('error', () => pass(() => void to.destroy()));
      from.on('close', () => links.delete(from));
    };
    pipe(client, server);
    pipe(server, client);
  }

  let listener: Server | undefined;
  const listen = async (port: number): Promise<number> => {
    const server = createServer(link);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, target.hostname, resolve);
    });
    listener = server;
    const bound = server.address();
    return bound !== null && typeof bound === 'object' ? bound.port : port;
  };
  const port = await listen(0);

  async function cut(): Promise<void> {
    const closing = listener;
    listener = undefined;
    const closed = new Promise<void>((resolve) => {
      if (closing === undefined) resolve();
      else closing.close(() => resolve());
    });
    for (const socket of links) socket.destroy();
    await closed;
  }

  return {
    url: `http://${target.hostname}:${port}`,
    pass: async () => {
      fault = { kind: 'none' };
      if (listener === undefined) await listen(port);
    },
    cut,
    delay: (ms) => {
      fault = { kind: 'delay', ms };
    },
    halfOpen: () => {
      fault = { kind: 'half-open' };
    },
    close: cut,
  };
}
