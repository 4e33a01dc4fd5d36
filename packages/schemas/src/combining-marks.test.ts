import { expect, test } from 'vitest';
import { CreateCommentInput } from './comment.ts';
import { FirstName, SearchText } from './fields.ts';
import { CreatePostInput } from './post.ts';

const marked = (marks: number) => `a${'\u0315'.repeat(marks)}`;
const titles = (title: string) => CreatePostInput.safeParse({ title, content: 'x' });
const contents = (content: string) => CreatePostInput.safeParse({ title: 'x', content });
const comments = (content: string) => CreateCommentInput.safeParse({ postId: 'pst_1', content });

test.each([
  ['a title', titles],
  ['a post', contents],
  ['a comment', comments],
  ['a name', (text: string) => FirstName.safeParse(text)],
  ['a search', (text: string) => SearchText.safeParse(text)],
])('%s has at most thirty combining marks in a row', (_, parse) => {
  expect(parse(marked(30)).success).toBe(true);
  expect(parse(marked(31)).success).toBe(false);
  expect(parse(`${marked(30)}${marked(30)} ทั้งนี้ Việt e\u0301`).success).toBe(true);
});

test.each([
  ['a zero-width space', '\u200b'],
  ['a variation selector', '\ufe0f'],
  ['a private character', '\ue000'],
  ['a character that is not assigned', '\u0378'],
  ['a joiner that stays in words', '\u200d'],
])('%s does not part a row of marks', (_, unseen) => {
  const row = `ก${'\u0e48\u0e38'.repeat(10)}`;
  expect(contents(`${row}${unseen}x`).success).toBe(true);
  expect(contents(`${row}${unseen}${row.slice(1)}`).success).toBe(false);
});

test('the voicing marks of narrow kana count as the marks that they become', () => {
  expect(contents('ｶﾞｷﾞﾊﾟ'.repeat(100)).success).toBe(true);
  expect(contents(`ｶ${'\u0301ﾞ'.repeat(16)}`).success).toBe(false);
  expect(contents(`ｶ${'\u0301ﾟ'.repeat(16)}`).success).toBe(false);
});

test('a text full of marks is refused before they are brought into order', () => {
  const text = `a${'\u0315'.repeat(20_000)}${'\u0316'.repeat(19_999)}`;
  expect(contents(text).error?.issues).toMatchObject([
    { path: ['content'], message: 'This text has too many accents in a row.' },
  ]);
});
