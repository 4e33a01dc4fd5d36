import { createPlaces, type Places, type PlacesConfig } from '@rolecall/db/places';
import { DomainError } from './errors.ts';

export type WorkPoolConfig = PlacesConfig;
export type WorkPool = Places;

/**
 * Places whose refusal is a DomainError UNAVAILABLE.
 * @param retryAfterSeconds when to come back, for who is turned away
 */
export const createWorkPool = (config: WorkPoolConfig, retryAfterSeconds: number): WorkPool =>
  createPlaces(config, () => new DomainError('UNAVAILABLE', { retryAfterSeconds }));
