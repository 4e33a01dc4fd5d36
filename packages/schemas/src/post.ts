import { z } from 'zod';
import { CONTROL, codePoints } from './characters.ts';
import { FEW_COMBINING_MARKS } from './combining-marks.ts';
import { idLike, SearchText, Timestamp, UserId } from './fields.ts';
import { IfMatch } from './instant.ts';
import { pageInput, pageOf, SearchState } from './page-input.ts';
import { visibleText } from './visible-text.ts';

/** Control characters that no text needs; line breaks and tabs are not among them. */
const TEXT_CONTROL = /[[\p{Cc}\p{Cs}]--[\n\t]]/v;

/** One line, 1 to 200 characters. */
const Title = z
  .string()
  .max(1000, { error: 'A title has at most 200 characters.', abort: true })
  .refine(...FEW_COMBINING_MARKS)
  .overwrite(visibleText)
  .refine((value) => value !== '', 'Enter a title.')
  .refine((value) => codePoints(value) <= 200, 'A title has at most 200 characters.')
  .refine((value) => !CONTROL.test(value), 'A title is one line of text.')
  .meta({ maxLength: 200, example: 'Welcome' });

/** Plain text with line breaks. */
export const content = (limit: number, example: string) =>
  z
    .string()
    .max(4 * limit, { error: `Write at most ${limit} characters.`, abort: true })
    .refine(...FEW_COMBINING_MARKS)
    .overwrite((value) => visibleText(value.replaceAll(/\r\n?/g, '\n')))
    .refine((value) => value !== '', 'Write something.')
    .refine((value) => codePoints(value) <= limit, `Write at most ${limit} characters.`)
    .refine((value) => !TEXT_CONTROL.test(value), 'This text has a character that cannot be shown.')
    .meta({ maxLength: limit, example });

const PostContent = content(20_000, 'Nice to have you here.');
export const PostId = idLike('pst_01k9x3v7e8f2m4q6s8t0w2y4z6');

export const Author = z
  .object({
    id: UserId,
    username: z.string().meta({ example: 'ada' }),
    fullName: z.string().meta({ example: 'Ada Lovelace' }),
  })
  .meta({ id: 'Author' });
export type Author = z.infer<typeof Author>;

const PostHead = z.object({
  id: z.string().meta({ example: 'pst_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
  title: z.string().meta({ example: 'Welcome' }),
  author: Author,
  commentCount: z.int(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});

export const Post = PostHead.extend({
  content: z.string().meta({ example: 'Nice to have you here.' }),
}).meta({ id: 'Post' });
export type Post = z.infer<typeof Post>;

/** A post as lists have it: with the beginning of what it says, and the whole in `post.get`. */
export const PostSummary = PostHead.extend({
  excerpt: z.string().meta({ example: 'Nice to have you here.' }),
}).meta({ id: 'PostSummary' });
export type PostSummary = z.infer<typeof PostSummary>;

export const ListPostsInput = z.strictObject({
  ...pageInput(20),
  q: SearchText.optional(),
  authorId: UserId.optional(),
});
export type ListPostsInput = z.infer<typeof ListPostsInput>;

/** A search may answer fewer than `perPage`, or none, and a cursor to search on from. */
export const PostPage = pageOf(PostSummary).extend(SearchState);
export type PostPage = z.infer<typeof PostPage>;

export const PostTarget = z.strictObject({ id: PostId });
export type PostTarget = z.infer<typeof PostTarget>;

export const CreatePostInput = z.strictObject({ title: Title, content: PostContent });
export type CreatePostInput = z.infer<typeof CreatePostInput>;

export const UpdatePostInput = PostTarget.extend({
  title: Title.optional(),
  content: PostContent.optional(),
  ifMatch: IfMatch,
});
export type UpdatePostInput = z.infer<typeof UpdatePostInput>;
