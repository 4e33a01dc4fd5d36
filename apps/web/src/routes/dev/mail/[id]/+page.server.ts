import { mailById } from '#lib/server/mailbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  mail: await mailById(event, event.params.id),
});
