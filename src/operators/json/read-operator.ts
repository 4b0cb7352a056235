/**
 * What is wrong with an operator that came as JSON, each fault with its JSON Pointer: first its shape, its calendar and its texts;
 * when these are right, what refers to something that is not there, what cannot be rendered and series that meet.
 */
import { Fault } from '../../kernel/fault.ts';
import { copyJson } from '../../kernel/input/copy-json.ts';
import { described, escaped, pointerTo } from '../../kernel/input/described.ts';
import { isObject, isRecord } from '../../kernel/input/is-object.ts';
import { nearestNames } from '../../kernel/input/nearest-names.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textNames } from '../../message/message-table.ts';
import { catalogueFaults } from '../../message/texts/catalogue.ts';
import { assertDistinctSeries } from '../../number/identify-series.ts';
import { numberFormat } from '../../number/number-format.ts';
import { calendarFaults, calendarFromJson, calendarToJson } from '../../sla/calendar/calendar-json.ts';
import type { CalendarJson } from '../../sla/calendar/calendar-spec.ts';
import { kindFaults } from '../faults/kind-faults.ts';
import { nameFaults } from '../faults/name-faults.ts';
import { wordingFaults } from '../faults/text-faults.ts';
import type { Operator } from '../operator.ts';
import { operatorJsonShape, shapeIssues } from '../operator-schema.ts';
import { inCanonicalLocale } from '../schema/canonical-locale.ts';
import { standardOperators } from '../standard-operators.ts';
import { withChanges } from '../with-changes.ts';
import type { FoundFault } from './found-fault.ts';
import { withMistypedNames } from './mistyped-names.ts';
import { partAt } from './part-at.ts';

/** An operator whose calendar is still a description. */
interface OperatorJson extends Omit<Operator, 'calendar'> {
  /** Where the schema is by which an editor of text helps; nothing for the operator. */
  readonly $schema?: string;
  readonly calendar: CalendarJson;
}

/** Far above the largest operator of the library: 6,000 values at 8 levels, 21 in one object. */
const limits = { entries: 500, values: 60_000, characters: 10_000 } as const;

/** An operator that shares nothing with the JSON, or all faults of the JSON. */
export function readOperator(json: unknown): Result<Operator, readonly FoundFault[]> {
  const { copy, faults } = copyJson(json, limits);
  if (faults.length > 0) {
    return refused(faults.map(({ path, expected }) => ({ pointer: pointerTo(path), problem: `expected ${expected}` })));
  }
  return isRecord(copy) && Object.hasOwn(copy, 'base') ? readChanges(copy) : readWhole(copy);
}

/** What `extendOperator` makes of the base and the other fields. */
function readChanges(file: { readonly base?: unknown }): Result<Operator, readonly FoundFault[]> {
  const { base: named, ...changes } = file;
  const base = standardOperators.find(({ id }) => id === named);
  if (base === undefined) {
    return refused([{ pointer: '/base', problem: `expected one of ${baseNames()}, found ${described(named)}` }]);
  }
  const whole = attempt(() => withChanges({ ...base, calendar: calendarToJson(base.calendar) }, changes));
  if (whole.problem !== undefined) return refused(withMistypedNames([placed(whole.problem, file)], file, base));
  const read = readWhole(whole.result);
  return read.ok ? read : refused(withMistypedNames(asWritten(read.refusal, changes, whole.result), changes, base));
}

function baseNames(): string {
  return standardOperators.map(({ id }) => id).join(', ');
}

/** Words for all kinds are told once, and not for each kind too. */
function asWritten(faults: readonly FoundFault[], file: unknown, whole: unknown): readonly FoundFault[] {
  const pointers = new Set(faults.map(({ pointer }) => pointer));
  return faults.flatMap(({ pointer, problem }) => {
    const path = pointer.split('/').slice(1);
    const [kinds, , part] = path;
    if (kinds !== 'kinds') return [{ pointer, problem }];
    const isRepeated = part === 'texts' && pointers.has(`/${path.slice(2).join('/')}`);
    if (isRepeated && partAt(file, path) === undefined) return [];
    return [{ pointer: pointerInFile(pointer, file, whole), problem }];
  });
}

/** Where the part of an operator stands in its file: a clock that is in no list there is told by its name. */
export function pointerInFile(pointer: string, file: unknown, whole: unknown): string {
  const path = pointer.split('/').slice(1);
  const [kinds, , part] = path;
  if (kinds !== 'kinds' || part !== 'clocks' || Array.isArray(partAt(file, path.slice(0, 3)))) return pointer;
  const name = partAt(whole, [...path.slice(0, 4), 'name']);
  return typeof name === 'string' ? `/${path.with(3, escaped(name)).join('/')}` : pointer;
}

function readWhole(copy: unknown): Result<Operator, readonly FoundFault[]> {
  // What is wrong with a calendar, also that there is none, is told by `calendarProblems`.
  const issues = shapeIssues(copy, operatorJsonShape).filter(({ path }) => path[0] !== 'calendar');
  const malformed = [
    ...missingBase(issues, copy),
    ...issues.flatMap((issue) => pointed(issue, copy)),
    ...(isRecord(copy) ? [...calendarProblems(copy), ...catalogueProblems(copy)] : []),
  ];
  if (!isOperator(copy, malformed)) return refused(malformed);
  const { $schema: _, ...others } = copy;
  const operator = { ...others, calendar: calendarFromJson(copy.calendar) };
  const contradictions = contradictionsOf(operator, copy);
  return contradictions.length > 0 ? refused(contradictions) : accepted(inCanonicalLocale(operator));
}

/** A file that lacks one part is meant to be whole; one that lacks several is meant to differ from a base. */
function missingBase(issues: ReturnType<typeof shapeIssues>, copy: unknown): readonly FoundFault[] {
  const missing = issues.filter(({ path: [part, ...inner], unknown }) => {
    return part !== undefined && inner.length === 0 && unknown.length === 0 && partAt(copy, [part]) === undefined;
  });
  const problem = `expected one of ${baseNames()}, or all parts of an operator, found none`;
  return missing.length > 1 ? [{ pointer: '/base', problem }] : [];
}

/** The shape that is checked is that of the type. */
function isOperator(copy: unknown, faults: readonly FoundFault[]): copy is OperatorJson {
  return isObject(copy) && faults.length === 0;
}

/** A field that is not as it has to be, with its place and what was found there. */
export function pointed(issue: ReturnType<typeof shapeIssues>[number], copy: unknown): readonly FoundFault[] {
  const { path, unknown, fields, expected, isKey } = issue;
  if (unknown.length > 0) {
    return unknown.map((name) => {
      const [meant] = nearestNames(name, fields);
      const perhaps = meant === undefined ? '' : `, perhaps '${meant}'`;
      return { pointer: pointerTo([...path, name]), problem: `expected no such field${perhaps}` };
    });
  }
  const found = partAt(copy, path);
  const isNone = found === undefined || (isObject(found) && !Array.isArray(found) && Object.keys(found).length === 0);
  const what = isKey ? described(path.at(-1)) : isNone ? 'none' : shown(found);
  return [{ pointer: pointerTo(path), problem: `expected ${expected}, found ${what}` }];
}

/** What stands in a short list is at fault, and not that it is one. */
function shown(value: unknown): string {
  const isShort = Array.isArray(value) && value.length > 0 && value.length <= 10;
  return isShort && !value.some(isObject) ? `[${value.map(described).join(', ')}]` : described(value);
}

/** The only calendar that the library has by name. */
const namedBase = `{ "base": "russia" }, the only calendar known by name`;

function calendarProblems(json: object): readonly FoundFault[] {
  const calendar: unknown = Reflect.get(json, 'calendar');
  if (!isObject(calendar) || Array.isArray(calendar)) {
    const found = calendar === undefined ? 'none' : described(calendar);
    return [
      {
        pointer: '/calendar',
        problem: `expected an object: ${namedBase}, or one with timeZone and week, found ${found}`,
      },
    ];
  }
  if (!['base', 'timeZone', 'week'].some((field) => Object.hasOwn(calendar, field))) {
    return [{ pointer: '/calendar/base', problem: `expected ${namedBase}, or else timeZone and week, found none` }];
  }
  return calendarFaults(calendar).map((fault) => {
    const [pointer = '', problem = ''] = split(fault, ': ');
    return { pointer: `/calendar${pointer.startsWith('/') ? pointer : ''}`, problem };
  });
}

/** Of the operator and of each kind. */
function catalogueProblems(json: object): readonly FoundFault[] {
  const kinds: unknown = Reflect.get(json, 'kinds');
  const owners = [
    ['', json] as const,
    ...(isObject(kinds) ? Object.entries(kinds).map(([name, kind]) => [`kinds.${name}.`, kind] as const) : []),
  ];
  return owners.flatMap(([path, owner]) => {
    const texts: unknown = isObject(owner) ? Reflect.get(owner, 'texts') : undefined;
    if (texts === undefined) return [];
    // Of the whole it says `texts` by itself.
    const places = catalogueFaults(texts).map((fault) => (fault.startsWith('texts: ') ? fault : `texts.${fault}`));
    return places.map((fault) => placed(`${path}${fault}`, json));
  });
}

function contradictionsOf(operator: Operator, json: OperatorJson): readonly FoundFault[] {
  return [
    ...[...nameFaults(operator), ...kindFaults(operator), ...wordingFaults(operator)].map((fault) =>
      placed(fault, json),
    ),
    ...seriesProblems(operator),
  ];
}

/** The desk would refuse them when it opens. */
function seriesProblems({ series }: Pick<Operator, 'series'>): readonly FoundFault[] {
  const formats = Object.entries(series).map(([name, { digits, prefix, check }]) => {
    const pointer = pointerTo(['series', name]);
    return { pointer, ...attempt(() => numberFormat({ name, digits, prefix, check })) };
  });
  return formats.flatMap(({ pointer, result, problem }, index) => {
    if (result === undefined) return [{ pointer, problem: problem ?? 'expected a series' }];
    // One that it meets is enough: each of a hundred alike would meet all others.
    for (const { result: earlier } of formats.slice(0, index)) {
      const meeting = earlier && attempt(() => assertDistinctSeries([earlier, result])).problem;
      if (meeting !== undefined) return [{ pointer, problem: meeting }];
    }
    return [];
  });
}

function attempt<Value>(make: () => Value): { readonly result?: Value; readonly problem?: string } {
  try {
    return { result: make() };
  } catch (error) {
    if (Fault.is(error)) return { problem: error.message };
    throw error;
  }
}

/**
 * A fault that is told as `path.of.names: problem`. Names may have points of their own, such as those of texts, so the path is
 * followed in the JSON itself.
 */
export function placed(fault: string, json: unknown): FoundFault {
  const path: string[] = [];
  let value = json;
  let rest = fault;
  while (isObject(value)) {
    const names = Object.keys(value).filter((key) => rest.startsWith(key) && /^[.:]/u.test(rest.slice(key.length)));
    const name = names.reduce((best, key) => (key.length > best.length ? key : best), '');
    if (names.length === 0) break;
    const isWhole = rest.charAt(name.length) === ':';
    path.push(name);
    rest = rest.slice(name.length + 1);
    if (isWhole) return { pointer: pointerTo(path), problem: withLine(rest.trimStart()) };
    value = Reflect.get(value, name);
  }
  const [missing = '', problem = ''] = split(rest, ':');
  return { pointer: pointerTo([...path, ...namesIn(missing)]), problem: withLine(problem.trimStart()) };
}

/** The name of a text may have a point of its own. */
function namesIn(place: string): readonly string[] {
  const text = textNames.find((name) => name.includes('.') && `.${place}.`.includes(`.${name}.`));
  if (text === undefined) return place.split('.');
  const [before = '', after = ''] = split(`.${place}.`, `.${text}.`);
  return [...before.split('.'), text, ...after.split('.')].filter((name) => name !== '');
}

/** Texts tell the line and the column of a fault. */
function withLine(problem: string): string {
  return problem.replace(/^(\d+):(\d+): /u, 'line $1, column $2: ');
}

function split(text: string, sign: string): readonly string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}
