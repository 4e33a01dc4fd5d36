import type { PageLoad } from './$types';

/** What few visits need comes with those alone: the export's question, and a bulk action without JavaScript. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  BulkForm: data.isAnswer ? (await import('#lib/user/bulk/bulk-form.svelte')).default : undefined,
  ExportCard: data.asksForExport ? (await import('./export-card.svelte')).default : undefined,
});
