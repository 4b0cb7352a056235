/**
 * What a client asks of a list (TMF630 REST API Design Guidelines, part 1): `fields`, filters by attributes, `sort`, `offset` and
 * `limit`. Everything that is wrong is named with what would be right; nothing is ignored.
 */
import type { InputIssue, InvalidInput } from '../../../desk/ports/refusal.ts';
import { counted } from '../../../kernel/input/described.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import { nearestNames } from '../../../kernel/input/nearest-names.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import { checkGiven } from '../../check-given.ts';
import { isZonedTime } from '../zoned-time.ts';
import { attributesOf, holdsTime, namedAttributes, statusesOfResource, type TmfResource } from './attributes.ts';

/**
 * What a list is asked for.
 *
 * @see {@link readDocumentQuery}
 */
export interface DocumentQuery {
  readonly resource: TmfResource;
  /** The attributes to show; all when absent. `id`, `href` and `@type` are always shown. */
  readonly fields?: readonly string[];
  /** A document fits all of them. */
  readonly filters: readonly DocumentFilter[];
  /** The first one decides, the others where it is equal. */
  readonly sort: readonly { readonly attribute: string; readonly isDescending: boolean }[];
  /** How many documents are left out at the beginning, from 0. */
  readonly offset: number;
  /** 1 to 1,000, by default 50. */
  readonly limit: number;
  /** The address without `offset` and `limit`, for links to other pages. */
  readonly address: string;
}

/**
 * What a document has to have at one place.
 *
 * @see {@link readDocumentQuery}
 */
export interface DocumentFilter {
  /** A path of names; on its way through a list one entry has to fit. */
  readonly attribute: string;
  readonly comparison: Comparison;
  /** Any of them. */
  readonly values: readonly string[];
}

const comparisons = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] as const;

/**
 * How the values of a filter are compared: `lt` is before or less, `gte` is not before or not less.
 *
 * @see {@link readDocumentQuery}
 */
export type Comparison = (typeof comparisons)[number];

const mostParameters = 50;
const longestParameter = 1_000;
const defaultLimit = 50;
const mostAtOnce = 1_000;

/**
 * Reads the query of an address by TMF630. A value with commas means any of its parts; `creationDate.gte=…` and `creationDate>=…` compare.
 *
 * @param url the address of the request, whole or from its path on, with its query; what is no text is refused
 *
 * @throws Fault `input/invalid`: another resource
 *
 * @example
 * const { value } = readDocumentQuery('/troubleTicket?status=held,pending&sort=-creationDate&limit=5', 'troubleTicket');
 * value.filters //=> [{ attribute: 'status', comparison: 'eq', values: ['held', 'pending'] }]
 * value.sort //=> [{ attribute: 'creationDate', isDescending: true }]
 * readDocumentQuery('/troubleTicket?limit=0', 'troubleTicket').refusal.issues[0].expected //=> 'a whole number from 1 to 1000'
 */
export function readDocumentQuery(url: string, resource: TmfResource): Result<DocumentQuery, InvalidInput> {
  checkResource('readDocumentQuery', resource);
  if (typeof url !== 'string') {
    const issue = { path: '', found: `a value of type ${typeof url}`, expected: 'a text: the address of the request' };
    return refused({ code: 'input/invalid', issues: [issue] });
  }
  const [path = '', search = ''] = url.replace(/#.*$/s, '').split(/\?(.*)/s);
  const parameters: (readonly [string, string])[] = [];
  new URLSearchParams(search).forEach((value, name) => {
    parameters.push([name, value]);
  });
  const issues: InputIssue[] = [];
  if (parameters.length > mostParameters || parameters.some(([, value]) => value.length > longestParameter)) {
    const expected = `at most ${mostParameters} of at most ${longestParameter} characters`;
    return refused({
      code: 'input/invalid',
      issues: [{ path: '', found: 'too many or too long parameters', expected }],
    });
  }
  const reader = new ParameterReader(resource, parameters, issues);
  const fields = reader.fields();
  const query: DocumentQuery = {
    resource,
    ...(fields === undefined ? {} : { fields }),
    filters: reader.filters(),
    sort: reader.sort(),
    offset: reader.count('offset', 0, Number.MAX_SAFE_INTEGER) ?? 0,
    limit: reader.count('limit', 1, mostAtOnce) ?? defaultLimit,
    address: addressOf(path, parameters),
  };
  return issues.length === 0 ? accepted(query) : refused({ code: 'input/invalid', issues });
}

/** @throws Fault `input/invalid`: neither of the two */
export function checkResource(call: string, resource: unknown): void {
  const names: readonly unknown[] = Object.keys(attributesOf);
  checkGiven(`${call}: resource`, resource, 'troubleTicket or productOrder', (one) => names.includes(one));
}

/** @throws Fault `input/invalid`: not as `readDocumentQuery` gives it */
export function checkQuery(call: string, query: unknown): void {
  faultsOnly(call, () => {
    checkGiven(`${call}: query`, query, 'an object, as readDocumentQuery gives it', isQuery);
  });
}

function isQuery(query: unknown): boolean {
  if (!isRecord(query)) return false;
  const { resource, fields = [], filters, sort, offset, limit, address }: Unread<DocumentQuery> = query;
  const isFilter = (one: unknown): boolean => {
    if (!isRecord(one)) return false;
    const { attribute, comparison, values }: Unread<DocumentFilter> = one;
    return typeof attribute === 'string' && comparisons.some((name) => name === comparison) && isList(values, isText);
  };
  const isOrder = (one: unknown): boolean => isRecord(one) && 'attribute' in one && isText(one.attribute);
  return (
    isText(resource) &&
    Object.hasOwn(attributesOf, resource) &&
    isList(fields, isText) &&
    isList(filters, isFilter) &&
    isList(sort, isOrder) &&
    typeof offset === 'number' &&
    typeof limit === 'number' &&
    isText(address)
  );
}

type Unread<Fields> = { readonly [Field in keyof Fields]?: unknown };

function isList(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function addressOf(path: string, parameters: readonly (readonly [string, string])[]): string {
  const kept = new URLSearchParams();
  for (const [name, value] of parameters) if (name !== 'offset' && name !== 'limit') kept.append(name, value);
  const safe = path.replace(/[<>"\s]/g, encodeURIComponent);
  const query = String(kept);
  return `${safe}?${query}${query === '' ? '' : '&'}`;
}

const ownParameters = ['fields', 'sort', 'offset', 'limit'];

class ParameterReader {
  readonly #resource: TmfResource;
  readonly #parameters: readonly (readonly [string, string])[];
  readonly #issues: InputIssue[];

  constructor(resource: TmfResource, parameters: readonly (readonly [string, string])[], issues: InputIssue[]) {
    this.#resource = resource;
    this.#parameters = parameters;
    this.#issues = issues;
  }

  /** `none` shows what is always shown. */
  fields(): readonly string[] | undefined {
    const value = this.#one('fields');
    if (value === undefined) return undefined;
    return value === 'none' ? [] : listed(value).filter((name) => this.#isKnown('fields', name, name));
  }

  sort(): DocumentQuery['sort'] {
    return listed(this.#one('sort') ?? '').flatMap((entry) => {
      const isDescending = entry.startsWith('-');
      const attribute = isDescending ? entry.slice(1) : entry.replace(/^\+/, '');
      return this.#isKnown('sort', attribute, attribute) ? [{ attribute, isDescending }] : [];
    });
  }

  count(name: 'offset' | 'limit', least: number, most: number): number | undefined {
    const value = this.#one(name);
    if (value === undefined) return undefined;
    const count = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
    if (count >= least && count <= most) return count;
    const expected = name === 'offset' ? 'a whole number from 0' : `a whole number from ${least} to ${most}`;
    this.#issues.push({ path: name, found: `a text of ${counted(value.length, 'character')}`, expected });
    return undefined;
  }

  filters(): readonly DocumentFilter[] {
    const filters = new Map<string, DocumentFilter>();
    for (const [name, value] of this.#parameters) {
      if (ownParameters.includes(name)) continue;
      const filter = this.#filter(name, value);
      if (filter === undefined) continue;
      const key = `${filter.attribute} ${filter.comparison}`;
      // Of one name that is given again any value fits, as in one list.
      const before = filter.comparison === 'eq' ? (filters.get(key)?.values ?? []) : [];
      filters.set(filter.comparison === 'eq' ? key : `${key} ${filters.size}`, {
        ...filter,
        values: [...before, ...filter.values],
      });
    }
    return [...filters.values()];
  }

  #filter(name: string, value: string): DocumentFilter | undefined {
    // `creationDate>2026-…` has no sign of equality, `creationDate>=2026-…` has one.
    const [, short = name, sign, rest = ''] = /^([^<>]*)([<>])(.*)$/s.exec(name) ?? [];
    const [, path = short, suffix] = /^(.*)\.(eq|ne|gte?|lte?|regex)$/s.exec(short) ?? [];
    const comparison = sign === undefined ? (suffix ?? 'eq') : `${sign === '<' ? 'lt' : 'gt'}${rest === '' ? 'e' : ''}`;
    const known = comparisons.find((one) => one === comparison);
    if (!this.#isKnown(path, path.split('.')[0] ?? '', path)) return undefined;
    if (known === undefined) {
      const expected = `one of ${comparisons.map((one) => `${path}.${one}`).join(', ')}`;
      this.#issues.push({ path: name, found: 'a comparison that is not there', expected });
      return undefined;
    }
    const values = listed(rest === '' ? value : rest).map(withPlus);
    const isRight = this.#areValues(path, values);
    return isRight ? { attribute: path, comparison: known, values } : undefined;
  }

  #areValues(path: string, values: readonly string[]): boolean {
    const found = values.length === 0 ? 'nothing' : 'another value';
    const issue = (expected: string): false => {
      this.#issues.push({ path, found, expected });
      return false;
    };
    if (values.length === 0) return issue('a value or several, with commas between');
    if (holdsTime(path) && !values.every(isZonedTime)) {
      return issue('a date and time with its zone, such as 2026-11-20T12:00:00%2B03:00');
    }
    const statuses = statusesOfResource[this.#resource];
    const isStatus = path === namedAttributes[this.#resource].status;
    return !isStatus || values.every((value) => statuses.includes(value)) || issue(`one of ${statuses.join(', ')}`);
  }

  #one(name: string): string | undefined {
    const values = this.#parameters.filter(([given]) => given === name).map(([, value]) => value);
    if (values.length > 1) this.#issues.push({ path: name, found: `${values.length} of them`, expected: 'one' });
    return values[0]?.trim();
  }

  #isKnown(path: string, attribute: string, shown: string): boolean {
    const names = attributesOf[this.#resource];
    if (names.has(attribute)) return true;
    const near = nearestNames(attribute, [...names]);
    const expected = `an attribute of ${this.#resource}${near.length > 0 ? `, such as ${near.join(', ')}` : ''}`;
    this.#issues.push({ path: path.slice(0, 60), found: `'${shown.slice(0, 60)}'`, expected });
    return false;
  }
}

function listed(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trimEnd())
    .filter((part) => part.trim() !== '');
}

/** In the query of a URL a plus that is not escaped is a space: that of a phone number, that of a zone. */
function withPlus(value: string): string {
  return value
    .replace(/^ (?=\d)/, '+')
    .replace(/ (?=\d\d:\d\d$)/, '+')
    .trim();
}
