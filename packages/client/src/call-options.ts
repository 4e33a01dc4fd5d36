/** How one call is made. */
export type CallOptions = {
  /** Ends the call with `ABORTED` once it is aborted. */
  signal?: AbortSignal | undefined;
  /** How long the call may take, in milliseconds, a refresh of its tokens included; Infinity for no limit. */
  timeoutMs?: number | undefined;
};

/** The part of `fetch` that is used, so that another one can take its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
