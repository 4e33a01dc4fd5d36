import { sentOrKept } from '../../sent-or-kept.ts';
import { bulkActionTexts } from '../../texts/users/bulk-actions.ts';
import type { BulkAction } from './bulk-actions.ts';

/** What is said of a bulk action here. Apart from the actions: it is fetched with what first says it. */
export function bulkWords({ key }: Pick<BulkAction, 'key'>) {
  const texts = bulkActionTexts[key];
  const { text, textKept = text, done, doneKept = done, already, wereAlready = already } = texts;
  return {
    ...texts,
    text: sentOrKept({ sent: text, kept: textKept }),
    done: sentOrKept({ sent: done, kept: doneKept }),
    wereAlready,
  };
}
