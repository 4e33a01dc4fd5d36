export type * from './api.ts';
export type { CallOptions, Fetch } from './call-options.ts';
export { createRolecall, type Rolecall, type RolecallOptions } from './create-rolecall.ts';
export {
  type ClientErrorCode,
  isCode,
  RolecallError,
  type RolecallErrorCode,
  type RolecallErrorDetails,
  type RolecallErrorFields,
} from './rolecall-error.ts';
export { memoryStorage, type RolecallStorage } from './storage.ts';
