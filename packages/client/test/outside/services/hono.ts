// A service on Bun: `hono.ts URL ISSUER`.
import { identityOf, requirePermission, requireRole } from '@rolecall/client/verify';
import { Hono } from 'hono';
import { verifier } from './verifier.ts';

const app = new Hono<{ Variables: { count: number } }>();

app.get('/me', verifier.hono(), (c) => c.json({ id: identityOf(c).userId }));
app.get('/strict', verifier.hono({ strict: true }), (c) => c.json(identityOf(c).user?.email));
app.get('/admins', verifier.hono(), requireRole('admin'), (c) => c.text('admin'));
app.use('/users/*', verifier.hono(), requirePermission('user:list'));
app.get('/users/all', (c) => c.text('users'));
app.get('/unguarded', requireRole('admin'), (c) => c.text('never'));

const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: app.fetch });
console.log(`port ${server.port}`);
