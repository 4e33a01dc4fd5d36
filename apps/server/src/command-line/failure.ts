import { RolecallError } from '@rolecall/client';
import { type DomainError, toDomainError } from '@rolecall/core/errors';
import { BackupError } from '@rolecall/db/backup/backup-error';
import { CommanderError } from 'commander';
import { startFailure } from '../start-failure.ts';
import { CommandLineError } from './command-line-error.ts';

/** Why a command did not do what it was asked to. */
export type Failure = {
  code: string;
  message: string;
  /** What is wrong with which field of the API. */
  fields?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** Seconds to wait before it is worth another try. */
  retryAfter?: number | undefined;
  requestId?: string | undefined;
};

/** What an error says of itself; the unknown is INTERNAL. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RolecallError) {
    const { code, message, fields, retryAfter, requestId } = error;
    return { code, message, fields: withoutNone(fields), retryAfter, requestId };
  }
  if (error instanceof CommandLineError) return { code: error.code, message: error.message };
  if (error instanceof CommanderError) {
    return { code: 'USAGE', message: error.message.replace(/^error: /, '') };
  }
  if (error instanceof BackupError) return { code: 'BACKUP_UNUSABLE', message: error.message };
  return startFailure(error) ?? ofDomain(toDomainError(error));
}

function ofDomain({ code, message, fields, retryAfterSeconds }: DomainError): Failure {
  return { code, message, fields, retryAfter: retryAfterSeconds };
}

const withoutNone = (fields: RolecallError['fields']) =>
  Object.keys(fields).length > 0 ? fields : undefined;
