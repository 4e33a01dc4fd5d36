import { z } from 'zod';
import { idLike, Timestamp } from './fields.ts';
import { IfMatch } from './instant.ts';
import { pageInput, pageOf } from './page-input.ts';
import { Author, content, PostId } from './post.ts';

const CommentContent = content(5_000, 'Thank you!');
const CommentId = idLike('cmt_01k9x3v7e8f2m4q6s8t0w2y4z6');

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

export const ListCommentsInput = z.strictObject({ postId: PostId, ...pageInput(20) });
export type ListCommentsInput = z.infer<typeof ListCommentsInput>;

/** Of long comments it has fewer than `perPage`, so that a page is written quickly. */
export const CommentPage = pageOf(Comment);
export type CommentPage = z.infer<typeof CommentPage>;

export const CommentTarget = z.strictObject({ id: CommentId });
export type CommentTarget = z.infer<typeof CommentTarget>;

export const CreateCommentInput = z.strictObject({ postId: PostId, content: CommentContent });
export type CreateCommentInput = z.infer<typeof CreateCommentInput>;

export const UpdateCommentInput = CommentTarget.extend({
  content: CommentContent,
  ifMatch: IfMatch,
});
export type UpdateCommentInput = z.infer<typeof UpdateCommentInput>;
