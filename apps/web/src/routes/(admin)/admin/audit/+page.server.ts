import { ListAuditInput } from '@rolecall/schemas/audit';
import { z } from 'zod';
import { dayBounds, FilterDay } from '#lib/day-bounds.ts';
import { api } from '#lib/server/api.ts';
import { findUser } from '#lib/server/find-user.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { readZone } from '#lib/server/preferences.ts';
import { revert } from '#lib/server/revert-event.ts';
import { revertRequestAs } from '#lib/server/revert-request.ts';
import { tidyUrl } from '#lib/server/tidy-url.ts';
import { actionLabels } from '#lib/texts/audit/action-labels.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 30;

const ACTIONS = Object.entries(actionLabels)
  .map(([value, label]) => ({ value, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label));

const Text = z.string().trim().min(1).max(320).optional().catch(undefined);

/** The filter as its URL carries it. What makes no sense filters nothing. */
const Query = z.object({
  id: ListAuditInput.shape.id.unwrap().min(1).optional().catch(undefined),
  request: ListAuditInput.shape.requestId.catch(undefined),
  actor: Text,
  target: Text,
  action: ListAuditInput.shape.action.catch(undefined),
  from: FilterDay,
  to: FilterDay,
});

export const load: PageServerLoad = async (event) => {
  tidyUrl(event.url);
  const query = Query.parse(Object.fromEntries(event.url.searchParams));
  const { id, request, action } = query;
  const [actor, target] = await Promise.all(
    [query.actor, query.target].map((text) => (text ? findUser(event, text) : undefined)),
  );
  const filter = {
    id,
    requestId: request,
    grouped: true,
    actor: actor?.id,
    target: target?.id,
    action,
    ...dayBounds(query, readZone(event.cookies)),
  };
  const events = await fromCursor(event, (cursor) =>
    api(event).admin.audit.list.query({ ...filter, cursor, perPage: PER_PAGE }),
  );
  return {
    query,
    events,
    actions: ACTIONS,
    choices: { actor: actor?.choices ?? [], target: target?.choices ?? [] },
    isFirst: !event.url.searchParams.has('cursor'),
  };
};

export const actions: Actions = { revert, revertRequest: revertRequestAs('reverted') };
