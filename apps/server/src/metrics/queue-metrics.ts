import type { Installation } from '@rolecall/core/context';
import { measureMailQueue } from '@rolecall/core/mail/measure-mail-queue';
import { Gauge, type Registry } from 'prom-client';

/** Adds what waits: hashes, writes and mails, each asked for when someone looks. */
export function addQueueMetrics(core: Installation, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'rolecall_password_hashes',
    help: 'Password hashes in the pool, by state: running or waiting.',
    labelNames: ['state'],
    registers,
    collect() {
      const { running, waiting } = core.passwords.load();
      this.set({ state: 'running' }, running);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  new Gauge({
    name: 'rolecall_database_writes',
    help: 'Write transactions of this process, the one that runs and those that wait.',
    registers,
    collect() {
      this.set(core.db.pendingWrites());
    },
  });
  new Gauge({
    name: 'rolecall_database_reads',
    help: 'Lists, searches and counts of this process, those that run and those that wait.',
    registers,
    collect() {
      this.set(core.db.pendingReads());
    },
  });
  new Gauge({
    name: 'rolecall_replica_lag_seconds',
    help: 'How long ago the replica of this node was in step with its primary; 0 without a replica.',
    registers,
    collect() {
      this.set(core.db.replicaLagSeconds() ?? 0);
    },
  });
  const mailQueue = sharing(() => measureMailQueue(core));
  new Gauge({
    name: 'rolecall_mail_jobs',
    help: 'Mails by state: queued, retrying or failed. At most 1000 of a kind are counted.',
    labelNames: ['state'],
    registers,
    async collect() {
      const queue = await mailQueue();
      for (const state of ['queued', 'retrying', 'failed'] as const) {
        this.set({ state }, queue?.[state] ?? Number.NaN);
      }
    },
  });
  new Gauge({
    name: 'rolecall_mail_oldest_seconds',
    help: 'How long the oldest mail that is still to be sent has waited; 0 when there is none.',
    registers,
    async collect() {
      this.set((await mailQueue())?.oldestSeconds ?? Number.NaN);
    },
  });
}

/**
 * One question for all who ask at the same time, and `undefined` where it fails: a database that
 * is away is what /readyz tells, and no figure is better than an old one.
 */
function sharing<T>(ask: () => Promise<T>): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined;
  return () => {
    asked ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
}
