import { z } from 'zod';
import { FEW_COMBINING_MARKS } from './combining-marks.ts';
import { SearchText, Timestamp, UserId } from './fields.ts';
import { visibleText } from './visible-text.ts';

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Control characters that no text needs; line breaks and tabs are not among them. */
const TEXT_CONTROL = /[[\p{Cc}\p{Cs}]--[\n\t]]/v;

const codePoints = (value: string) => [...value].length;

/** One line, 1 to 200 characters. */
const Title = z
  .string()
  .max(1000, { error: 'A title has at most 200 characters.', abort: true })
  .refine(...FEW_COMBINING_MARKS)
  .overwrite(visibleText)
  .refine((value) => value !== '', 'Enter a title.')
  .refine((value) => codePoints(value) <= 200, 'A title has at most 200 characters.')
  .refine((value) => !CONTROL.test(value), 'A title is one line of text.')
  .meta({ example: 'Welcome' });

/** Plain text with line breaks. */
const content = (limit: number, example: string) =>
  z
    .string()
    .max(4 * limit, { error: `Write at most ${limit} characters.`, abort: true })
    .refine(...FEW_COMBINING_MARKS)
    .overwrite((value) => visibleText(value.replaceAll(/\r\n?/g, '\n')))
    .refine((value) => value !== '', 'Write something.')
    .refine((value) => codePoints(value) <= limit, `Write at most ${limit} characters.`)
    .refine((value) => !TEXT_CONTROL.test(value), 'This text has a character that cannot be shown.')
    .meta({ example });

const PostContent = content(20_000, 'Nice to have you here.');
const CommentContent = content(5_000, 'Thank you!');
const PostId = z.string().max(64).meta({ example: 'pst_01k9x3v7e8f2m4q6s8t0w2y4z6' });
const CommentId = z.string().max(64).meta({ example: 'cmt_01k9x3v7e8f2m4q6s8t0w2y4z6' });

const Author = z
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

export const Comment = z
  .object({
    id: z.string().meta({ example: 'cmt_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    postId: z.string().meta({ example: 'pst_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    content: z.string().meta({ example: 'Thank you!' }),
    author: Author,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof Comment>;

const paging = {
  perPage: z.int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1024).optional(),
};

export const ListPostsInput = z.strictObject({
  ...paging,
  q: SearchText.optional(),
  authorId: UserId.optional(),
});
export type ListPostsInput = z.infer<typeof ListPostsInput>;

/** A search may answer fewer than `perPage`, or none, and a cursor to search on from. */
export const PostPage = z.object({
  items: z.array(PostSummary),
  nextCursor: z.string().nullable(),
});
export type PostPage = z.infer<typeof PostPage>;

export const PostTarget = z.strictObject({ id: PostId });
export type PostTarget = z.infer<typeof PostTarget>;

export const CreatePostInput = z.strictObject({ title: Title, content: PostContent });
export type CreatePostInput = z.infer<typeof CreatePostInput>;

export const UpdatePostInput = PostTarget.extend({
  title: Title.optional(),
  content: PostContent.optional(),
});
export type UpdatePostInput = z.infer<typeof UpdatePostInput>;

export const ListCommentsInput = z.strictObject({ postId: PostId, ...paging });
export type ListCommentsInput = z.infer<typeof ListCommentsInput>;

/** Of long comments it has fewer than `perPage`, so that an answer stays below 1 MiB. */
export const CommentPage = z.object({ items: z.array(Comment), nextCursor: z.string().nullable() });
export type CommentPage = z.infer<typeof CommentPage>;

export const CommentTarget = z.strictObject({ id: CommentId });
export type CommentTarget = z.infer<typeof CommentTarget>;

export const CreateCommentInput = z.strictObject({ postId: PostId, content: CommentContent });
export type CreateCommentInput = z.infer<typeof CreateCommentInput>;

export const UpdateCommentInput = CommentTarget.extend({ content: CommentContent });
export type UpdateCommentInput = z.infer<typeof UpdateCommentInput>;
