/**
 * What other systems get of an imported request.
 */
import { expect, it } from 'vitest';
import { evolve, type RequestEvent } from 'zayavka';
import { toCloudEvent } from 'zayavka/cloudevents';
import { toTroubleTicket } from 'zayavka/tmf';
import { inquiry, monday } from '../scenario/sample.ts';

it('an imported request is a ticket with the status and the day on which it ended', () => {
  const { type: _, at: __, ...registration } = inquiry;
  const event: RequestEvent<'imported'> = {
    type: 'imported',
    at: monday + 9_000_000,
    ...registration,
    status: 'closed',
    closedAt: monday + 3_600_000,
  };
  const request = evolve(undefined, event);
  if (request.lifecycle !== 'inquiry') throw new Error('an inquiry was imported');
  const history = [{ version: 1, event }];
  const ticket = toTroubleTicket(request, history, { version: 'v4' });
  expect(ticket).toMatchObject({ status: 'closed', resolutionDate: new Date(monday + 3_600_000).toISOString() });
  expect(toCloudEvent(request, { version: 1, event }, { source: '/mts' }).type).toBe('zayavka.request.imported');
});
