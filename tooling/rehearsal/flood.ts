/** How many sign-ins ended in which status; 0 is a connection that was not taken. */
export type Outcomes = Map<number, number>;

export type Flood = {
  outcomes: Outcomes;
  /** Lets those under way end, and begins no more. */
  stop(): Promise<void>;
};

/** Signs in again and again on many connections, as fast as the server answers. */
export function startFlood(url: string, credentials: object, connections: number): Flood {
  const outcomes: Outcomes = new Map();
  const body = JSON.stringify(credentials);
  let isOn = true;

  async function signIn(): Promise<number> {
    try {
      const response = await fetch(`${url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
  async function signInAgain(): Promise<void> {
    while (isOn) {
      const status = await signIn();
      outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
      if (status === 0) return;
    }
  }
  const floods = Array.from({ length: connections }, signInAgain);
  return {
    outcomes,
    stop: async () => {
      isOn = false;
      await Promise.all(floods);
    },
  };
}
