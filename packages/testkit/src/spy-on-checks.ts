import { vi } from 'vitest';
import type { TestServer } from './test-server.ts';

/** Spies on the passwords that a server compares, whoever's they are and wherever they come from. */
export function spyOnChecks({ core: { passwords } }: Pick<TestServer, 'core'>) {
  vi.spyOn(passwords, 'of').mockReturnValue(passwords);
  return vi.spyOn(passwords, 'verify');
}
