import type { Context } from 'hono';
import { routePath } from 'hono/route';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The method of a request, of a bounded set. */
export const methodOf = ({ req }: Context): string =>
  METHODS.has(req.method) ? req.method : 'OTHER';

/** The template of the route that answered, such as `/api/v1/users/{id}`, once it has. */
export const routeOf = (c: Context): string => routePath(c).replace(/:(\w+)/g, '{$1}');
