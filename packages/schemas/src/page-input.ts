import { z } from 'zod';

/** What a list read by a cursor takes. @param perPage how many a page has by default */
export const pageInput = (perPage: number) => ({
  perPage: z.int().min(1).max(100).default(perPage),
  cursor: z.string().min(1).max(1024).optional(),
});
