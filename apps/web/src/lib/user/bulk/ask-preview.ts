import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { postJson } from '../../post-json.ts';
import type { BulkRequest } from './bulk-request.ts';

/** What a bulk action would do; nothing where that cannot be found out: the action then says why. */
export async function askPreview(request: BulkRequest): Promise<BulkPreview | undefined> {
  const response = await postJson('/admin/users/bulk/preview', request);
  return 'code' in response ? undefined : response.json();
}
