import { connect } from 'node:net';

/** A request as it goes over the wire. */
export type Raw = {
  method?: string;
  path: string;
  host?: string;
  headers?: string[];
  body?: string;
};

/** Sends bytes as they are, and gives back what came, without what differs between any two responses. */
export function sendRaw(
  port: number,
  { method = 'GET', path, host = 'localhost', headers = [], body = '' }: Raw,
): Promise<string[]> {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close'];
  const request = `${[...head, ...headers, ...length].join('\r\n')}\r\n\r\n${body}`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    socket.on('error', reject);
    socket.on('close', () => resolve(comparable(Buffer.concat(chunks).toString('latin1'))));
  });
}

function comparable(response: string): string[] {
  const end = response.indexOf('\r\n\r\n');
  const [status = '', ...headers] = response.slice(0, end).split('\r\n');
  const body = response.slice(end + 4);
  const kept = headers.map((line) => line.replace(/^(date|x-request-id):.*/i, '$1'));
  return [status, ...kept.sort(), body.replace(/req_\w{26}/g, 'req')];
}

/** Sends the beginning of a request, and goes away without the rest. */
export function sendCutOff(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text, () => socket.destroy()));
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}
