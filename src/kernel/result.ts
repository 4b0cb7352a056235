/**
 * The result of a call that the rules may refuse: the value, or a refusal that is plain data. A refusal is never thrown.
 *
 * @see {@link parseNumber}
 */
export type Result<Value, Refusal> = Accepted<Value> | Refused<Refusal>;

/**
 * The call was done: `value` is its answer.
 *
 * @see {@link parseNumber}
 */
export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/**
 * The rules do not allow it: the `code` of the refusal says why, its other fields what is needed to explain it.
 *
 * @see {@link parseNumber}
 */
export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

export function accepted<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refused<Refusal>(refusal: Refusal): Refused<Refusal> {
  return { ok: false, refusal };
}
