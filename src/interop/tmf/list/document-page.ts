/**
 * One page of a list of documents: filtered, sorted, cut, with the headers that TMF630 names.
 */
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import { checkGiven } from '../../check-given.ts';
import { holdsTime } from './attributes.ts';
import { type Comparison, checkQuery, type DocumentFilter, type DocumentQuery } from './document-query.ts';

/**
 * What a list is answered with.
 *
 * @see {@link documentPage}
 */
export interface DocumentPage {
  /** 206 when there are more than these. */
  readonly status: 200 | 206;
  readonly headers: {
    readonly 'X-Total-Count': string;
    readonly 'X-Result-Count': string;
    /** RFC 8288: `first`, `prev`, `next`, `last`, those that there are. */
    readonly Link?: string;
  };
  /** Documents, cut to the attributes that were asked for. */
  readonly body: readonly object[];
}

/**
 * The page of a list that a query asks for. Documents that are equal by what they are sorted by keep their order.
 *
 * @throws Fault `input/invalid`: no list of documents, no query as `readDocumentQuery` gives it
 *
 * @example
 * const sort = [{ attribute: 'id', isDescending: true }];
 * const query = { resource: 'troubleTicket', fields: ['status'], filters: [], sort, offset: 0, limit: 1, address: '/?' };
 * const page = documentPage([{ id: 'a' }, { id: 'b', status: 'held', name: 'x' }], query);
 * page.body //=> [{ id: 'b', status: 'held' }]
 * page.status //=> 206
 * page.headers['X-Total-Count'] //=> '2'
 */
export function documentPage(documents: readonly object[], query: DocumentQuery): DocumentPage {
  return faultsOnly('documentPage', () => {
    const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isRecord);
    checkGiven('documentPage: documents', documents, 'a list of documents', isList);
    checkQuery('documentPage', query);
    return pageOf(documents, query);
  });
}

function pageOf(documents: readonly object[], query: DocumentQuery): DocumentPage {
  const { filters, sort, offset, limit } = query;
  const fitting = documents.filter((document) => fitsAll(document, filters));
  const keyed = fitting.map((document) => ({
    document,
    keys: sort.map(({ attribute }) => keyOf(document, attribute)),
  }));
  keyed.sort((one, other) => {
    for (const [index, { isDescending }] of sort.entries()) {
      const order = compare(one.keys[index], other.keys[index]);
      if (order !== 0) return isDescending ? -order : order;
    }
    return 0;
  });
  const page = keyed.slice(offset, offset + limit).map(({ document }) => shown(document, query));
  const total = fitting.length;
  const link = links(query, total);
  return {
    status: page.length < total ? 206 : 200,
    headers: {
      'X-Total-Count': String(total),
      'X-Result-Count': String(page.length),
      ...(link === '' ? {} : { Link: link }),
    },
    body: page,
  };
}

function links({ address, offset, limit }: DocumentQuery, total: number): string {
  if (total === 0 || (offset === 0 && total <= limit)) return '';
  const last = Math.floor((total - 1) / limit) * limit;
  const all: readonly (readonly [string, number, boolean])[] = [
    ['first', 0, true],
    ['prev', Math.max(0, Math.min(offset - limit, last)), offset > 0],
    ['next', offset + limit, offset + limit < total],
    ['last', last, true],
  ];
  return all
    .filter(([, , exists]) => exists)
    .map(([relation, start]) => `<${address}offset=${start}&limit=${limit}>; rel="${relation}"`)
    .join(', ');
}

const alwaysShown = ['id', 'href', '@type'];

function shown(document: object, { fields }: DocumentQuery): object {
  if (fields === undefined) return document;
  const names = new Set([...alwaysShown, ...fields]);
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.has(name)));
}

/** Whether a document has what all filters want. */
export function fitsAll(document: object, filters: readonly DocumentFilter[]): boolean {
  return filters.every((filter) => fits(document, filter));
}

function fits(document: object, { attribute, comparison, values }: DocumentFilter): boolean {
  const found = valuesAt(document, attribute.split('.'));
  // A number with zeros before it is another text.
  const isText = !holdsTime(attribute) && (comparison === 'eq' || comparison === 'ne');
  const read = (value: unknown): Comparable => (isText ? String(value) : comparable(value, attribute));
  const wanted = values.map(read);
  const some = (holds: (order: number) => boolean): boolean =>
    found.some((value) => wanted.some((one) => holds(compare(read(value), one))));
  return tests[comparison](some);
}

type Some = (holds: (order: number) => boolean) => boolean;

const tests: { readonly [C in Comparison]: (some: Some) => boolean } = {
  eq: (some) => some((order) => order === 0),
  ne: (some) => !some((order) => order === 0),
  gt: (some) => some((order) => order > 0),
  gte: (some) => some((order) => order >= 0),
  lt: (some) => some((order) => order < 0),
  lte: (some) => some((order) => order <= 0),
};

/** All plain values at the end of a path. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => valuesAt(entry, path));
  const [name, ...rest] = path;
  if (typeof value !== 'object' || value === null) return name === undefined ? [value] : [];
  return name !== undefined && Object.hasOwn(value, name) ? valuesAt(Reflect.get(value, name), rest) : [];
}

function keyOf(document: object, attribute: string): Comparable | undefined {
  const [first] = valuesAt(document, attribute.split('.'));
  return first === undefined ? undefined : comparable(first, attribute);
}

type Comparable = string | number;

/** Times as instants, numbers as numbers, the rest as texts. */
function comparable(value: unknown, attribute: string): Comparable {
  const text = String(value);
  if (holdsTime(attribute)) return Date.parse(text);
  return /^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** What is absent comes last; a number before a text. */
function compare(one: Comparable | undefined, other: Comparable | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}
