import type { LimitState } from '@rolecall/core/context';
import { REST_BASE } from '@rolecall/schemas/rest-base';
import { entityTag } from '../http/entity-tags.ts';
import type { RestRoute } from './routes.ts';

/** Collects what a call counts against; the tightest of them is what the caller is told. */
export function trackLimits() {
  let tightest: LimitState | undefined;
  return {
    onLimit: (state: LimitState) => {
      if (tightest === undefined || state.remaining < tightest.remaining) tightest = state;
    },
    /** Writes `RateLimit-*`. Source: IETF draft-ietf-httpapi-ratelimit-headers-07. */
    tell: (headers: Headers) => {
      if (tightest === undefined) return;
      headers.set('ratelimit-limit', String(tightest.limit));
      headers.set('ratelimit-remaining', String(tightest.remaining));
      headers.set('ratelimit-reset', String(tightest.resetSeconds));
    },
  };
}

/** Writes where what was created is found, and the version of a user that is answered. */
export function setOutputHeaders(headers: Headers, route: RestRoute, output: unknown): void {
  if (route.location !== undefined) {
    const path = route.location.replace(/\{([\w.]+)\}/g, (_, field) =>
      String(valueAt(output, field)),
    );
    // Without the field nothing was created yet: the email has to be verified first.
    if (!path.includes('undefined')) headers.set('location', `${REST_BASE}${path}`);
  }
  const updatedAt = valueAt(output, 'updatedAt') ?? valueAt(output, 'user.updatedAt');
  if (typeof updatedAt === 'string') headers.set('etag', entityTag(updatedAt));
}

function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.getOwnPropertyDescriptor(current, name)?.value;
  }
  return current;
}
