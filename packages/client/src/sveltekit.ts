export type { User } from './api.ts';
export { isCode, RolecallError } from './rolecall-error.ts';
export type { RolecallStorage } from './storage.ts';
export {
  createRolecallKit,
  type RolecallKit,
  type RolecallKitOptions,
} from './sveltekit/create-rolecall-kit.ts';
export type { KitEvent, KitHandle } from './sveltekit/event.ts';
export type { KitSession } from './sveltekit/kit-session.ts';
