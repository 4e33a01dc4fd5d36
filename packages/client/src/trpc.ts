import type {
  TRPCBuiltRouter,
  TRPCDefaultErrorShape,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
} from '@trpc/server';
import type { ErrorBody, RolecallApi } from './api.ts';

/** Rolecall's error is under `error.data.domain`. */
type ErrorShape = TRPCDefaultErrorShape & { data: { domain: ErrorBody } };

type Procedures<Node> = {
  [Key in keyof Node]: Node[Key] extends { query(input: infer Input): Promise<infer Output> }
    ? TRPCQueryProcedure<{ input: Input; output: Output; meta: unknown }>
    : Node[Key] extends { mutate(input: infer Input): Promise<infer Output> }
      ? TRPCMutationProcedure<{ input: Input; output: Output; meta: unknown }>
      : Procedures<Node[Key]>;
};

/** The router as `@trpc/client` is typed from: `createTRPCClient<AppRouter>({ … })`. */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  Procedures<RolecallApi>
>;
