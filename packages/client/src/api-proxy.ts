import type { RolecallApi } from './api.ts';
import type { CallOptions } from './call-options.ts';
import type { Call } from './transport/send-call.ts';

type Run = (call: Call, options: CallOptions) => Promise<unknown>;

/** The API as an object: `api.user.me.query()` runs the query `user.me`. */
export function apiProxy(run: Run): RolecallApi {
  return asApi(proxyAt(run, []));
}

function proxyAt(run: Run, keys: string[]): unknown {
  return new Proxy(() => {}, {
    // Not a promise, whatever awaits it.
    get: (_, key) =>
      typeof key === 'symbol' || key === 'then' ? undefined : proxyAt(run, [...keys, key]),
    apply: (_, __, [input, options]: [unknown, CallOptions | undefined]) => {
      const path = keys.slice(0, -1).join('.');
      const method = keys.at(-1);
      if (method !== 'query' && method !== 'mutate') {
        throw new TypeError(`api.${keys.join('.')} is called with .query() or .mutate().`);
      }
      return run({ path, method, input }, options ?? {});
    },
  });
}

/** The types are printed from the router whose procedures the proxy calls by name. */
const asApi = (proxy: unknown) => proxy as RolecallApi;
