export type TestHttpProxy = {
  url: string;
  /** How many requests went through since it was asked last. */
  countRequests(): number;
  /** Answers the next request itself, in place of the server. */
  answerNext(answer: (request: Request) => Promise<Response>): void;
  stop(): Promise<void>;
};

/** An HTTP proxy in front of a server, for tests of what is asked of it and how often. */
export function startHttpProxy(targetUrl: string): TestHttpProxy {
  const answers: ((request: Request) => Promise<Response>)[] = [];
  let requests = 0;
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      requests++;
      const answer = answers.shift();
      if (answer !== undefined) return answer(request);
      const { method, headers } = request;
      const body = method === 'GET' ? null : await request.arrayBuffer();
      const url = targetUrl + new URL(request.url).pathname;
      return fetch(url, { method, headers, body, decompress: false });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    countRequests: () => {
      const counted = requests;
      requests = 0;
      return counted;
    },
    answerNext: (answer) => void answers.push(answer),
    stop: () => server.stop(true),
  };
}
