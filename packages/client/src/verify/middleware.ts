import { toRefusal } from '../refusal.ts';

/** The part of Hono's context that is used, so that Hono is not needed. */
export type HonoContextLike = { req: { header: (name: string) => string | undefined } };
export type HonoMiddleware = (
  c: HonoContextLike,
  next: () => Promise<void>,
  // biome-ignore lint/suspicious/noConfusingVoidType: what Hono's own middlewares give back.
) => Promise<Response | void>;

/** The parts of Express's request and response that are used: those of Node's own. */
export type ExpressRequestLike = { headers: { authorization?: string | undefined } };
export type ExpressResponseLike = {
  statusCode: number;
  setHeader: (name: string, value: string) => unknown;
  end: (text: string) => unknown;
};
export type ExpressMiddleware = (
  req: ExpressRequestLike,
  res: ExpressResponseLike,
  next: (error?: unknown) => void,
) => void;

/** Lets a request through or throws: `authorization` is its header. */
type Check = (request: object, authorization: string | undefined) => Promise<void> | void;

/** A Hono middleware that answers for a refused request in Rolecall's own shape of error. */
export function honoMiddleware(check: Check): HonoMiddleware {
  return async (c, next) => {
    try {
      await check(c, c.req.header('authorization'));
    } catch (error) {
      const { status, headers, body } = toRefusal(error);
      return new Response(body, { status, headers });
    }
    await next();
  };
}

/** The same for Express; `next` gets only what fails while refusing. */
export function expressMiddleware(check: Check): ExpressMiddleware {
  const refuse = (res: ExpressResponseLike, error: unknown) => {
    const { status, headers, body } = toRefusal(error);
    res.statusCode = status;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    res.end(body);
  };
  return (req, res, next) => {
    Promise.resolve()
      .then(() => check(req, req.headers.authorization))
      .then(
        () => next(),
        (error: unknown) => refuse(res, error),
      )
      .catch(next);
  };
}
