/**
 * The one constructor of requests: always the same fields in the same order, whatever order a stored row had. JSON drops
 * fields that are `undefined`; here they come back, so that a request read is strictly equal to the one written.
 */
import { Fault } from '../kernel/fault.ts';
import type { Instant } from '../kernel/instant.ts';
import { isStatus } from './lifecycle.ts';
import type { Facts, Request } from './request.ts';

/** A request while it is being built: its status and what the status guarantees are filled in last. */
export type Draft = { -readonly [Field in keyof Facts]: Facts[Field] } & { status: Request['status'] };

/**
 * A request from its stored form: what `JSON.parse` or a `jsonb` column gives.
 *
 * @throws Fault `request/unknown-status` when the row has a status that its lifecycle does not know: another version of
 * this library wrote it, or something else
 *
 * @example
 * const event = {
 *   type: 'registered', at: 0, id: 'r-1', number: '4829301756', operator: 'mts', kind: 'complaint', lifecycle: 'inquiry',
 *   channel: 'chat', subscriber: { msisdn: '+79161234567' }, text: 'No network', details: {}, receivedAt: 0, registeredAt: 0,
 * };
 * const request = evolve(undefined, event);
 * Object.keys(JSON.parse(JSON.stringify(request))).length //=> 16
 * Object.keys(restore(JSON.parse(JSON.stringify(request)))).length //=> 24
 */
export function restore(row: Request): Request {
  if (!isStatus(row.lifecycle, row.status)) {
    throw new Fault(
      'request/unknown-status',
      `stored request: status '${row.status}' is not one of lifecycle '${row.lifecycle}'`,
    );
  }
  return finished(draftOf(row, row.status, row.version, row.statusAt, row.changedAt));
}

/**
 * A copy to change. Naming every field keeps reading and copying fast: a spread of rows of several shapes costs many
 * times more.
 */
export function draftOf(
  row: Readonly<Draft>,
  status: Request['status'],
  version: number,
  statusAt: Instant,
  changedAt: Instant,
): Draft {
  return {
    id: row.id,
    number: row.number,
    operator: row.operator,
    kind: row.kind,
    lifecycle: row.lifecycle,
    status,
    version,
    channel: row.channel,
    subscriber: row.subscriber,
    text: row.text,
    details: row.details,
    receivedAt: row.receivedAt,
    registeredAt: row.registeredAt,
    statusAt,
    changedAt,
    assignee: row.assignee,
    escalatedTo: row.escalatedTo,
    reopenings: row.reopenings,
    question: row.question,
    reason: row.reason,
    appointment: row.appointment,
    outcome: row.outcome,
    answer: row.answer,
    answeredAt: row.answeredAt,
  };
}

/** A draft becomes a request once it carries what its status guarantees; which is for the caller to see to. */
export function finished(draft: Draft): Request {
  return draft as Request;
}
