import { adminRouter } from './routers/admin.ts';
import { authRouter } from './routers/auth.ts';
import { commentRouter } from './routers/comment.ts';
import { devRouter } from './routers/dev.ts';
import { postRouter } from './routers/post.ts';
import { userRouter } from './routers/user.ts';
import { createRouter } from './trpc.ts';

/** Everything Rolecall does for other programs. */
export const appRouter = createRouter({
  auth: authRouter,
  user: userRouter,
  post: postRouter,
  comment: commentRouter,
  admin: adminRouter,
  dev: devRouter,
});

/** What `@trpc/client` is typed from. */
export type AppRouter = typeof appRouter;
