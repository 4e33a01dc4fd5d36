// The same on Node with Express: `express.js URL ISSUER`.
import type { AddressInfo } from 'node:net';
import { identityOf, requirePermission, requireRole } from '@rolecall/client/verify';
import express from 'express';
import { verifier } from './verifier.ts';

const app = express();

app.get('/me', verifier.express(), (req, res) => {
  res.json({ id: identityOf(req).userId });
});
app.get('/strict', verifier.express({ strict: true }), (req, res) => {
  res.json(identityOf(req).user?.email);
});
app.get('/admins', verifier.express(), requireRole('admin'), (_, res) => {
  res.send('admin');
});
app.use('/users', verifier.express(), requirePermission('user:list'));
app.get('/users/all', (_, res) => {
  res.send('users');
});
app.get('/unguarded', requireRole('admin'), (_, res) => {
  res.send('never');
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`port ${port}`);
});
