import { Gauge, type Registry } from 'prom-client';
import { VERSION } from '../version.ts';

/** Adds which version this is: always 1, for dashboards that tell when it changed. */
export function addBuildInfo(registry: Registry): void {
  new Gauge({
    name: 'rolecall_build_info',
    help: 'Always 1, labeled with the version of Rolecall and of Bun.',
    labelNames: ['version', 'bun'],
    registers: [registry],
  }).set({ version: VERSION, bun: Bun.version }, 1);
}
