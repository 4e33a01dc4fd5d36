import type { RequestEvent } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { answerWithFile } from '#lib/server/file-answer.ts';
import { performFresh } from '#lib/server/perform-fresh.ts';

export async function exportData(event: RequestEvent) {
  const values = await event.request.formData();
  let file: ReturnType<typeof answerWithFile>;
  const answer = await performFresh(
    { event, action: 'export', values },
    async () => {
      const data = await api(event).user.exportData.query();
      file = answerWithFile(event, {
        name: `rolecall-${data.user.username}-${data.exportedAt.slice(0, 10)}.json`,
        type: 'application/json; charset=utf-8',
        text: `${JSON.stringify(data, null, 2)}\n`,
      });
    },
    () => 'Your data is with your downloads now.',
  );
  return 'result' in answer ? { ...answer, file } : answer;
}
