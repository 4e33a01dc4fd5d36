import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { postJson } from '../../post-json.ts';
import type { BulkRequest } from './bulk-request.ts';

/** Whoever confirms the action waits for it no longer, in milliseconds. */
const TIMEOUT_MS = 5_000;

/** What a bulk action would do; nothing where that cannot be found out: the action then says why. */
export async function askPreview(request: BulkRequest): Promise<BulkPreview | undefined> {
  const response = await postJson(
    '/admin/users/bulk/preview',
    request,
    AbortSignal.timeout(TIMEOUT_MS),
  );
  return 'code' in response ? undefined : response.json().catch(() => undefined);
}
