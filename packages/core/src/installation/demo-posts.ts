import type { Transaction } from '@rolecall/db/database';
import { comments, posts } from '@rolecall/db/tables/posts';
import { DAY_MS } from '../durations.ts';
import { newId } from '../ids.ts';
import { fillPostSearch } from '../search/fill-post-search.ts';

const POSTS: [title: string, content: string][] = [
  ['Welcome to the team space', 'Say hello below, and tell us what you work on.'],
  ['Office hours move to Thursday', 'From next week we meet on Thursdays at 14:00 UTC.'],
  ['New starters in November', 'Five people join us this month. Please invite them for lunch.'],
  ['How we name our projects', 'Short, lower case, no numbers. Old names stay as they are.'],
  ['Holiday calendar', 'Put your days in by the end of the month: https://example.com/calendar'],
  ['What we learned from the outage', 'Alerts came late. We now watch the queue, not the worker.'],
  ['Reading list', 'Send in what you liked. The list is read out at the next office hours.'],
  ['Ask us anything: security', 'Collect your questions here, we answer them on Friday.'],
  ['Travel policy, second draft', 'Trains before planes below six hours. Comments are welcome.'],
  ['Photos from the summer party', 'They are at https://example.com/photos until the end of May.'],
];
const COMMENTS = ['Thank you!', 'Count me in.', 'Could you share the slides?', 'Works for me.'];

/** Posts of the last weeks with comments. @param authors at least two ids @param now in milliseconds */
export async function addDemoPosts(tx: Transaction, authors: string[], now: number): Promise<void> {
  const authorOf = (n: number) => authors[n % authors.length] ?? '';
  for (const [index, [title, content]] of POSTS.entries()) {
    const createdAt = new Date(now - (index * 4 + 0.3) * DAY_MS);
    const id = newId('pst', createdAt);
    const authorId = authorOf(index * 3);
    await tx
      .insert(posts)
      .values({ id, authorId, title, content, createdAt, updatedAt: createdAt });
    await fillPostSearch(tx, { id, title, content });
    for (let n = 0; n < index % 4; n++) {
      const at = new Date(createdAt.getTime() + (n + 1) * 3_600_000);
      await tx.insert(comments).values({
        id: newId('cmt', at),
        postId: id,
        authorId: authorOf(index + n * 5 + 1),
        content: COMMENTS[(index + n) % COMMENTS.length] ?? '',
        createdAt: at,
        updatedAt: at,
      });
    }
  }
}
