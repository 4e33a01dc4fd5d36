import type { RevertPreview } from '@rolecall/schemas/revert';
import { postJson } from '../post-json.ts';

/** What reverting a request would do; nothing where that cannot be found out: the revert then says why. */
export async function askRevertPreview(requestId: string): Promise<RevertPreview | undefined> {
  const response = await postJson('/admin/audit/revert-preview', { requestId });
  return 'code' in response ? undefined : response.json();
}
