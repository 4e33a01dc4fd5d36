type CookieOptions = {
  path: string;
  httpOnly: boolean;
  sameSite: 'lax';
  secure: boolean;
  maxAge: number;
};

/** The part of SvelteKit's `RequestEvent` that is used, so that SvelteKit is not needed. */
export type KitEvent = {
  cookies: {
    get(name: string): string | undefined;
    set(name: string, value: string, options: CookieOptions): void;
    delete(name: string, options: { path: string; secure: boolean }): void;
  };
  locals: object;
  request: Request;
  url: URL;
  isDataRequest: boolean;
};

/** A hook, as SvelteKit calls it. */
export type KitHandle = <Event extends KitEvent>(input: {
  event: Event;
  resolve: (event: Event) => Response | Promise<Response>;
}) => Promise<Response>;
