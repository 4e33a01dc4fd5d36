import { z } from 'zod';

/** What a search field left in the address. Nothing, or nonsense, is no search. */
export const SearchText = z.string().trim().min(1).max(200).optional().catch(undefined);
