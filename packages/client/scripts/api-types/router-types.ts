import type { AppRouter } from '@rolecall/api/router';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

/** What the generator reads with the checker: nothing imports this file. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
