import { z } from 'zod';

/** `ip` was called `address` in mails queued by earlier versions. */
const withIp = (queued: unknown) =>
  typeof queued === 'object' && queued !== null && 'address' in queued
    ? { ip: queued.address, ...queued }
    : queued;

/** The device of a session, and the IP it was used from, empty when that is not known. */
export const SessionOrigin = z.preprocess(withIp, z.object({ device: z.string(), ip: z.string() }));
export type SessionOrigin = z.infer<typeof SessionOrigin>;

export const EXAMPLE_ORIGIN: SessionOrigin = { device: 'Firefox on macOS', ip: '203.0.113.9' };

/** Programs say themselves what they are called. */
export const IMPERSONAL_ORIGIN: Partial<SessionOrigin> = { device: 'a browser or app' };
