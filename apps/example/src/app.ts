import { identityOf, requireRole, type Verifier } from '@rolecall/client/verify';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Notes } from './notes.ts';

const BODY_MAX = 16_384;
const TEXT_MAX = 1_000;

const failure = (code: string, message: string) => ({ error: { code, message } });

/** The service: who asks is Rolecall's business, what they wrote is its own. */
export function createApp(verifier: Verifier, notes: Notes) {
  const app = new Hono();

  app.get('/', (c) => c.text('Notes. Send an access token of Rolecall to /me and /notes.\n'));

  // Strict: asks Rolecall whether the session still stands, and so knows the account as it is now.
  app.get('/me', verifier.hono({ strict: true }), (c) => {
    const { user, role } = identityOf(c);
    return c.json({ name: user?.fullName || user?.email, role });
  });

  // Not strict: a token is good for the minutes that it lives, and Rolecall is not asked.
  app.use('/notes/*', verifier.hono());
  app.get('/notes', async (c) => c.json({ items: await notes.of(identityOf(c).userId) }));
  app.post('/notes', bodyLimit({ maxSize: BODY_MAX }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const text = textOf(body);
    if (text === undefined) {
      const message = `Send { "text": "…" } with 1 to ${TEXT_MAX} characters.`;
      return c.json(failure('VALIDATION_FAILED', message), 400);
    }
    return c.json(await notes.add(identityOf(c).userId, text), 201);
  });
  app.delete('/notes/:id', async (c) => {
    const isGone = await notes.remove(identityOf(c).userId, c.req.param('id'));
    if (isGone) return c.json({ ok: true });
    return c.json(failure('NOT_FOUND', 'You have no such note.'), 404);
  });

  app.get('/counts', verifier.hono({ strict: true }), requireRole('admin'), async (c) =>
    c.json({ items: await notes.counts() }),
  );
  return app;
}

function textOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('text' in body)) return undefined;
  const { text } = body;
  if (typeof text !== 'string' || text.trim() === '' || text.length > TEXT_MAX) return undefined;
  return text;
}
