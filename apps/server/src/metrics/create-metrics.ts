import type { CallOutcome } from '@rolecall/api/context';
import type { Installation } from '@rolecall/core/context';
import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import type { BackupPlan } from '../backup/scheduled-backups.ts';
import { addCounter } from './add-counter.ts';
import { addHistogram } from './add-histogram.ts';
import { addBackupMetrics } from './backup-metrics.ts';
import { addBuildInfo } from './build-info.ts';
import { addQueueMetrics } from './queue-metrics.ts';

export type Metrics = {
  /** Counts a response; every label comes from a bounded set. */
  countRequest(labels: { method: string; route: string; status: number }, seconds: number): void;
  countCall(outcome: CallOutcome): void;
  countMail(result: 'sent' | 'failed'): void;
  countBackup(result: 'made' | 'failed'): void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
};

const SIGN_INS = new Set(['auth.login', 'auth.createSession']);
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What this process counts of itself. No label holds an id, an email, an IP or a path as it was asked
 * for: there are no more series than routes, procedures and results.
 */
export function createMetrics(core: Installation, backups?: BackupPlan): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addBuildInfo(registry);
  addQueueMetrics(core, registry);
  addBackupMetrics(core, backups, registry);
  const countResponse = addCounter(registry, {
    name: 'http_requests_total',
    help: 'Requests answered, by route template and status.',
    labelNames: ['method', 'route', 'status'],
  });
  const responses = addHistogram(registry, {
    name: 'http_request_duration_seconds',
    help: 'How long an answer took, up to its headers.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS_SECONDS,
  });
  const countProcedure = addCounter(registry, {
    name: 'rolecall_procedure_calls_total',
    help: 'Procedures called, over tRPC, REST or by the pages, by result: OK or an error code.',
    labelNames: ['procedure', 'result'],
  });
  const procedures = addHistogram(registry, {
    name: 'rolecall_procedure_duration_seconds',
    help: 'How long a procedure took, over tRPC, REST or by the pages.',
    labelNames: ['procedure'],
    buckets: BUCKETS_SECONDS,
  });
  const backupRuns = new Counter({
    name: 'rolecall_backups_total',
    help: 'Scheduled backups made by this process, by result: made or failed.',
    labelNames: ['result'],
    registers,
  });
  for (const result of ['made', 'failed'] as const) backupRuns.inc({ result }, 0);
  const signIns = new Counter({
    name: 'rolecall_sign_ins_total',
    help: 'Sign-ins with a password, by result: OK or an error code.',
    labelNames: ['result'],
    registers,
  });
  const mails = new Counter({
    name: 'rolecall_mail_attempts_total',
    help: 'Mails handed to the provider by this process, by result: sent or failed.',
    labelNames: ['result'],
    registers,
  });
  return {
    countRequest: ({ method, route, status }, seconds) => {
      countResponse({ method, route, status: String(status) });
      responses.observe({ method, route }, seconds);
    },
    countCall: ({ procedure, result, seconds }) => {
      procedures.observe({ procedure }, seconds);
      countProcedure({ procedure, result });
      if (SIGN_INS.has(procedure)) signIns.inc({ result });
    },
    countMail: (result) => mails.inc({ result }),
    countBackup: (result) => backupRuns.inc({ result }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
