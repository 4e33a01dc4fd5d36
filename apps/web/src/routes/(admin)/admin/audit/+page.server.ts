import { ListAuditInput } from '@rolecall/schemas/audit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { revert } from '#lib/server/revert-event.ts';
import { tidyAddress } from '#lib/server/tidy-address.ts';
import { userIdFrom } from '#lib/server/user-id-from.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 30;

const Text = z.string().trim().min(1).max(320).optional().catch(undefined);
const Day = z.iso.date().optional().catch(undefined);

/** The filter as its address carries it. What makes no sense filters nothing. */
const Query = z.object({
  id: ListAuditInput.shape.id.unwrap().min(1).optional().catch(undefined),
  actor: Text,
  target: Text,
  action: ListAuditInput.shape.action.catch(undefined),
  from: Day,
  to: Day,
});

export const load: PageServerLoad = async (event) => {
  tidyAddress(event.url);
  const query = Query.parse(Object.fromEntries(event.url.searchParams));
  const { id, action, from, to } = query;
  const filter = {
    id,
    actor: query.actor && (await userIdFrom(event, query.actor)),
    target: query.target && (await userIdFrom(event, query.target)),
    action,
    from: from && `${from}T00:00:00.000Z`,
    to: to && `${to}T23:59:59.999Z`,
  };
  const events = await fromCursor(event, (cursor) =>
    api(event).admin.audit.list.query({ ...filter, cursor, perPage: PER_PAGE }),
  );
  return {
    query,
    events,
    isFirst: !event.url.searchParams.has('cursor'),
  };
};

export const actions: Actions = { revert };
