import { adminRouter } from './routers/admin.ts';
import { authRouter } from './routers/auth.ts';
import { commentRouter } from './routers/comment.ts';
import { devRouter } from './routers/dev.ts';
import { postRouter } from './routers/post.ts';
import { userRouter } from './routers/user.ts';
import { createCallerFactory, createRouter } from './trpc.ts';

/** Everything Rolecall does for other programs. */
export const appRouter = createRouter({
  auth: authRouter,
  user: userRouter,
  post: postRouter,
  comment: commentRouter,
  admin: adminRouter,
  dev: devRouter,
});

/** Calls procedures without tRPC's wire format, for REST. */
export const createCaller = createCallerFactory(appRouter);

/** What `@trpc/client` is typed from. */
export type AppRouter = typeof appRouter;
