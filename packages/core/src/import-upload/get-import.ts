import { ImportDetails, ImportInput } from '@rolecall/schemas/imports';
import { verb } from '../verb.ts';
import { findImportDetails } from './find-import.ts';

/** An import: how far it is, how its file is read, and what the preview says. */
export const getImport = verb(
  { may: 'import:read', input: ImportInput, output: ImportDetails, refuses: ['NOT_FOUND'] },
  (ctx, { id }) => findImportDetails(ctx.readConsistent, id),
);
