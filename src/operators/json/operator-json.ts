/**
 * Operators as JSON: written from an operator, read with every fault named by its JSON Pointer (RFC 6901).
 */
import { Fault } from '../../kernel/fault.ts';
import { firstFaults } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import type { Json } from '../../request/request.ts';
import { calendarToJson } from '../../sla/calendar/calendar-json.ts';
import type { Operator } from '../operator.ts';
import type { FoundFault } from './found-fault.ts';
import { readOperator } from './read-operator.ts';

/**
 * An operator from its JSON, which `operator.schema.json` describes and `$schema` may name. It is complete as `operatorToJson` writes it,
 * or it names one of the four standard operators, `"base": "mts"`, and has only what differs, with the meaning of `extendOperator`:
 * a kind, a channel, a series, a detail or a clock that is `null` is taken away. Its calendar is
 * `{ base: 'russia', … }`, which follows the years of the library, or as `calendarFromJson` takes it otherwise. The operator is
 * a copy: what happens to the JSON later changes nothing in it.
 *
 * @throws Fault `operator/invalid`: the message names each of the first 50 faults with its JSON Pointer and what would be right
 *
 * @example
 * const json = JSON.parse(JSON.stringify(operatorToJson(tele2)));
 * operatorFromJson({ ...json, support: '612' }).support //=> '612'
 * operatorFromJson({ base: 'tele2', id: 'volna', support: '0770' }).support //=> '0770'
 */
export function operatorFromJson(json: unknown): Operator {
  return faultsOnly(
    'operatorFromJson',
    () => {
      const read = readOperator(json);
      if (!read.ok) throw new Fault('operator/invalid', told(read.refusal));
      return read.value;
    },
    'operator/invalid',
  );
}

function told(faults: readonly FoundFault[]): string {
  return firstFaults(faults.map(({ pointer, problem }) => `${pointer || 'the operator'}: ${problem}`));
}

/**
 * The operator as plain JSON data, from which `operatorFromJson` makes one that does the same. It is the whole operator, also where a
 * file that names its base was read.
 *
 * @throws Fault `calendar/foreign-object`: this library has not made the calendar
 *
 * @example
 * JSON.stringify(operatorToJson(mts)).includes('"calendar":{"base":"russia"}') //=> true
 */
export function operatorToJson(operator: Operator): Json {
  return faultsOnly(
    'operatorToJson',
    () => JSON.parse(JSON.stringify({ ...operator, calendar: calendarToJson(operator.calendar) })),
    'operator/invalid',
  );
}
