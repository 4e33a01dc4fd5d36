import { bulkActionTexts } from '../../texts/users/bulk-actions.ts';
import type { BulkAction } from './bulk-actions.ts';

/** What is said of a bulk action here. Apart from the actions: it is fetched with what first says it. */
export function bulkWords({ key }: Pick<BulkAction, 'key'>) {
  const texts = bulkActionTexts[key];
  return { ...texts, wereAlready: texts.wereAlready ?? texts.already };
}
