import { SearchText as Text } from '@rolecall/schemas/fields';

/** What a search field left in the URL. Nothing, or nonsense, is no search. */
export const SearchText = Text.min(1).optional().catch(undefined);
