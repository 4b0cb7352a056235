/**
 * A correction as the kind of the request reads it: the request has to be one that could have been registered so when it was
 * registered.
 */
import { accepted, type Result } from '../../kernel/result.ts';
import type { Operator } from '../../operators/operator.ts';
import { subscriberZone } from '../../operators/rules/subscriber-zone.ts';
import type { RequestEvent } from '../../request/event.ts';
import type { Request } from '../../request/request.ts';
import type { InvalidInput } from '../ports/refusal.ts';
import { readDetails, wrongDays } from './details.ts';
import { invalid, unknownName } from './fields.ts';
import { missingReceipt, unavailableWish } from './registration.ts';

/** The lifecycle stays, and a kind without a series has no place for a number. */
export function readCorrection(
  operator: Operator,
  request: Request,
  corrected: RequestEvent<'corrected'>,
): Result<RequestEvent<'corrected'>, InvalidInput> {
  // Other corrections cannot make it wrong.
  if (corrected.kind === undefined && corrected.details === undefined) return accepted(corrected);
  const { kind = request.kind, details: given = request.details } = corrected;
  const possible = new Map(
    Object.entries(operator.kinds).filter(
      ([, { lifecycle, series }]) => lifecycle === request.lifecycle && series !== undefined,
    ),
  );
  const policy = possible.get(kind);
  if (policy === undefined) return invalid([unknownName('kind', kind, possible.keys())]);
  const { details, issues: detailIssues } = readDetails(policy.details, given);
  const issues = [
    ...detailIssues,
    ...missingReceipt(policy, request.receivedAt),
    ...wrongDays(policy.details, details, request.registeredAt, subscriberZone({ operator, request }).timeZone),
  ];
  if (issues.length > 0) return invalid(issues);
  const unavailable = unavailableWish(details, policy, operator, new Date(request.registeredAt));
  if (unavailable.length > 0) return invalid(unavailable);
  return accepted(corrected.details === undefined ? corrected : { ...corrected, details });
}
