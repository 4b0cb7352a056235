/**
 * A list of trouble tickets or product orders from a desk. Without a number or a person it is the queue: open requests alone, as
 * documents without personal data. A list by number or by person has the whole documents, those that have ended too; each look is
 * written into the history.
 */
import type { Desk } from '../../../desk/desk.ts';
import type { IdentityInput } from '../../../desk/input/identity.ts';
import type { DeskRefusal, InputIssue } from '../../../desk/ports/refusal.ts';
import type { RequestStore } from '../../../desk/ports/store.ts';
import type { AgentView } from '../../../desk/queries/agent.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import { accepted, type Result, refused } from '../../../kernel/result.ts';
import type { Operator } from '../../../operators/operator.ts';
import { checkGiven, checkPort } from '../../check-given.ts';
import { checkDocumentOptions, documentOptions } from '../document-options.ts';
import type { TmfVersion } from '../document-parts.ts';
import { commandIdOf } from '../inbound/external-id.ts';
import { kindsOf } from '../inbound/words.ts';
import { type OrderOptions, orderDocument } from '../product-order.ts';
import { type TicketOptions, ticketDocument } from '../trouble-ticket.ts';
import { namedAttributes, type TmfResource } from './attributes.ts';
import { type DocumentPage, documentPage } from './document-page.ts';
import { checkQuery, type DocumentFilter, type DocumentQuery } from './document-query.ts';
import { openStatusesOf, queueAttributes, queuedDocument } from './queued-document.ts';

/**
 * Who asks for a list, and how its documents are made.
 *
 * @see {@link listDocuments}
 */
export interface ListOptions<V extends TmfVersion = TmfVersion> extends TicketOptions<V>, OrderOptions<V> {
  /** Who looks. */
  readonly agentId: string;
  /** Those of the desk: they know which kinds are orders. */
  readonly operators: readonly Pick<Operator, 'id' | 'kinds'>[];
  /**
   * That of the desk: then a request is also found by its `id`, and by the id that the sender of its document has for it, with the
   * owner and the type that stood beside it.
   */
  readonly store?: Pick<RequestStore, 'find' | 'load' | 'history'>;
  /** The system that asks, as the reader of its documents was told. */
  readonly sender?: string;
  /** Only requests of this one. */
  readonly operator?: string;
  /** How many open requests are read for one list at most; a filter has to leave fewer. 10,000 by default. */
  readonly most?: number;
}

/**
 * The documents of a desk that a query asks for. By number: `externalId`, `externalIdentifier.id`, `externalId.id`; by `id`, with the option `store`. By person: `relatedParty.id`,
 * `relatedParty.partyOrPartyRole.id`, a phone number or an identity such as `mailto:a@b.ru`. Several values are looked up one by one.
 * Requests that have ended are in no other list, so a status that has ended is refused there, and so are attributes that the
 * queue does not have.
 *
 * @throws Fault `input/invalid`: no desk, no query as `readDocumentQuery` gives it, an unknown option or version, an option of
 * another type
 *
 * @example
 * const query = { resource: 'troubleTicket', filters: [], sort: [], offset: 0, limit: 50, address: '/troubleTicket?' };
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date(0) });
 * const page = await listDocuments(desk, query, { version: 'v4', agentId: 'ivanova', operators: [mts] });
 * page.ok && page.value.headers['X-Total-Count'] //=> '0'
 */
export async function listDocuments(
  desk: Pick<Desk, 'queue' | 'agent'>,
  query: DocumentQuery,
  options: ListOptions,
): Promise<Result<DocumentPage, DeskRefusal>> {
  const given = faultsOnly('listDocuments', () => {
    checkPort('listDocuments: desk', desk, ['queue', 'agent']);
    checkQuery('listDocuments', query);
    return readListOptions(options);
  });
  return foundPage(desk, query, given);
}

const listOptions = {
  ...documentOptions,
  agentId: true,
  operators: true,
  store: true,
  sender: true,
  operator: true,
  most: true,
} as const;

function readListOptions(options: ListOptions): ListOptions {
  const given = readOptions('listDocuments', options, listOptions, 'input/invalid');
  const { operators, store, most } = given;
  checkDocumentOptions('listDocuments', given);
  const isOperator = (one: unknown): boolean => isRecord(one) && 'kinds' in one && isRecord(one.kinds);
  const areOperators = (list: unknown): boolean => Array.isArray(list) && list.every(isOperator);
  checkGiven('listDocuments: operators', operators, 'a list of operators, those of the desk', areOperators);
  if (store !== undefined) checkPort('listDocuments: store', store, ['find', 'load', 'history']);
  const isAmount = (one: unknown): boolean => one === undefined || (Number.isSafeInteger(one) && Number(one) > 0);
  checkGiven('listDocuments: most', most, 'a whole number from 1', isAmount);
  return given;
}

async function foundPage(
  desk: Pick<Desk, 'queue' | 'agent'>,
  query: DocumentQuery,
  options: ListOptions,
): Promise<Result<DocumentPage, DeskRefusal>> {
  const named = [numberAttributes, ['id'], personAttributes].flatMap(
    (attributes) => query.filters.find((filter) => isBy(filter, attributes)) ?? [],
  )[0];
  if (named === undefined) {
    const found = await queued(desk, query, options);
    return found.ok ? accepted(documentPage(found.value, query)) : found;
  }
  const documents = new Map<string, object>();
  for (const value of named.values) {
    const views = await lookedUp(desk, query, { value, attribute: named.attribute, options });
    if (!views.ok) return views;
    for (const view of views.value) {
      for (const document of documentOf(view, query.resource, options)) documents.set(view.request.id, document);
    }
  }
  // The desk has found by it, in any notation.
  const rest = { ...query, filters: query.filters.filter((filter) => filter !== named) };
  return accepted(documentPage([...documents.values()], rest));
}

interface Look {
  readonly value: string;
  readonly attribute: string;
  readonly options: ListOptions;
}

type View = Pick<AgentView, 'request' | 'history'>;

async function lookedUp(
  desk: Pick<Desk, 'agent'>,
  query: DocumentQuery,
  look: Look,
): Promise<Result<readonly View[], DeskRefusal>> {
  const { value, attribute, options } = look;
  const { store, version } = options;
  if (personAttributes.includes(attribute)) return looked(desk, identityOf(value), look);
  if (attribute === 'id' && store === undefined) {
    const expected = `${numberAttributes.join(', ')} or a person: ids are not looked up here`;
    return refused({ code: 'input/invalid', issues: [{ path: 'id', found: 'an id', expected }] });
  }
  const [list] = attribute.split('.');
  const [owner] = valuesOf(query, `${list}.owner`) ?? [];
  const [type] = valuesOf(query, `${list}.externalIdentifierType`) ?? [];
  const external = { id: value, ...(owner !== undefined && { owner }), ...(type !== undefined && { type }) };
  const commandId = commandIdOf(external, { resource: query.resource, sender: options.sender });
  const stored = attribute === 'id' ? await store?.load(value) : (await store?.find({ commandId }))?.found[0];
  if (stored === undefined) {
    const answer = attribute === 'id' ? accepted([]) : await looked(desk, { number: value }, look);
    const isForeign = store !== undefined && (version === 'v4' || owner !== undefined || type !== undefined);
    return !answer.ok && answer.refusal.code === 'input/invalid' && isForeign ? accepted([]) : answer;
  }
  const { request } = stored;
  if (options.operator !== undefined && request.operator !== options.operator) return accepted([]);
  if (request.number !== undefined) return looked(desk, { number: request.number }, look);
  // A consultation has no number by which the desk could show it.
  return accepted([{ request, history: (await store?.history(request.id)) ?? [] }]);
}

const numberAttributes = ['externalId', 'externalId.id', 'externalIdentifier.id'];
const personAttributes = ['relatedParty.id', 'relatedParty.partyOrPartyRole.id'];

function isBy({ attribute, comparison, values }: DocumentFilter, attributes: readonly string[]): boolean {
  return attributes.includes(attribute) && comparison === 'eq' && values.length > 0;
}

async function queued(
  desk: Pick<Desk, 'queue'>,
  query: DocumentQuery,
  { operators, operator, most = 10_000, ...options }: ListOptions,
): Promise<Result<readonly object[], DeskRefusal>> {
  const { resource } = query;
  const issues = issuesOfQueue(query, options.version, operators);
  if (issues.length > 0) return refused({ code: 'input/invalid', issues });
  const { status: statusAttribute, kind: kindAttribute } = namedAttributes[resource];
  const statuses = openStatusesOf(resource, valuesOf(query, statusAttribute));
  if (statuses === undefined) {
    const expected = 'a status that is open; what has ended is found by its number or its person';
    return refused({
      code: 'input/invalid',
      issues: [{ path: statusAttribute, found: 'one that has ended', expected }],
    });
  }
  const [kind, otherKind] = valuesOf(query, kindAttribute) ?? [];
  const isOrder = resource === 'productOrder';
  const lifecycleOf = (id: string, name: string) => operators.find((one) => one.id === id)?.kinds[name]?.lifecycle;
  const documents: object[] = [];
  const [status] = statuses;
  let cursor: string | undefined;
  do {
    const page = await desk.queue({
      operator,
      kind: otherKind === undefined ? kind : undefined,
      status: statuses.length === 1 ? status : undefined,
      order: 'registered',
      limit: 1_000,
      cursor,
    });
    if (!page.ok) return page;
    const items = page.value.requests.filter(
      (item) => (lifecycleOf(item.operator, item.kind) === 'order') === isOrder && documents.length <= most,
    );
    documents.push(...items.map((item) => queuedDocument(item, resource, options)));
    cursor = page.value.cursor;
  } while (cursor !== undefined && documents.length <= most);
  if (documents.length <= most) return accepted(documents);
  const expected = `a filter by ${statusAttribute} or ${kindAttribute} that leaves fewer, or one by number or person`;
  return refused({ code: 'input/invalid', issues: [{ path: '', found: `more than ${most} open requests`, expected }] });
}

/** What the queue does not know: an empty list would say that there is nothing of the kind. */
function issuesOfQueue(
  query: DocumentQuery,
  version: TmfVersion,
  operators: ListOptions['operators'],
): readonly InputIssue[] {
  const { resource, filters, sort, fields = [] } = query;
  const details = new Set(
    operators.flatMap((one) => Object.values(one.kinds).flatMap((kind) => Object.keys(kind.details))),
  );
  const { shown, filtered } = queueAttributes(resource, version, details);
  const issue = (path: string, known: readonly string[]): readonly InputIssue[] => {
    const expected = `one of ${known.join(', ')}; the others are in lists by number or by person`;
    return known.includes(path)
      ? []
      : [{ path, found: 'an attribute that lists of open requests do not have', expected }];
  };
  const { kind } = namedAttributes[resource];
  const lifecycle = resource === 'productOrder' ? 'order' : 'inquiry';
  const kinds = [...new Set(operators.flatMap((one) => kindsOf(one, lifecycle)))];
  const isUnknown = valuesOf(query, kind)?.some((name) => !kinds.includes(name)) === true;
  return [
    ...filters.flatMap(({ attribute }) => issue(attribute, filtered)),
    ...[...sort.map(({ attribute }) => attribute), ...fields].flatMap((name) => issue(name, shown)),
    ...(isUnknown ? [{ path: kind, found: 'another kind', expected: `one of ${kinds.join(', ')}` }] : []),
  ];
}

/** What a filter of equality allows; `undefined` when there is none. */
function valuesOf({ filters }: DocumentQuery, attribute: string): readonly string[] | undefined {
  return filters.find((filter) => filter.attribute === attribute && filter.comparison === 'eq')?.values;
}

/** An unknown number, as an unknown person, has an empty list; what is no number is refused. */
async function looked(
  desk: Pick<Desk, 'agent'>,
  by: IdentityInput | { readonly number: string },
  { attribute: path, options: { agentId, operator, most = 10_000 } }: Look,
): Promise<Result<readonly View[], DeskRefusal>> {
  const views: AgentView[] = [];
  let cursor: string | undefined;
  do {
    const answer = await ('number' in by ? desk.agent({ agentId, ...by }) : desk.agent({ agentId, cursor, ...by }));
    if (!answer.ok) {
      const { refusal } = answer;
      if (refusal.code === 'request/unknown') return accepted([]);
      if (refusal.code === 'input/invalid') {
        return refused({ ...refusal, issues: refusal.issues.map((issue) => ({ ...issue, path })) });
      }
      if (!refusal.code.startsWith('number/')) return answer;
      const expected = 'the number of a request, or an id with the owner and the type that it was sent with';
      return refused({ code: 'input/invalid', issues: [{ path, found: 'something else', expected }] });
    }
    views.push(...('request' in answer.value ? [answer.value] : answer.value.requests));
    cursor = 'cursor' in answer.value ? answer.value.cursor : undefined;
  } while (cursor !== undefined && views.length < most);
  return accepted(views.filter(({ request }) => operator === undefined || request.operator === operator));
}

/** `tel:+7…`, `mailto:…`, `account:mts/12`, `telegram:42`; a text without a scheme is an address or a phone number. */
function identityOf(value: string): IdentityInput {
  const [, scheme = value.includes('@') ? 'mailto' : 'tel', rest = value] =
    /^([a-z][a-z\d-]*):(.*)$/s.exec(value) ?? [];
  if (scheme === 'tel') return { msisdn: rest };
  if (scheme === 'mailto') return { email: rest };
  const [operator = '', account = ''] = rest.split(/\/(.*)/s);
  return scheme === 'account' ? { account, operator } : { user: { channel: scheme, id: rest } };
}

function documentOf({ request, history }: View, resource: TmfResource, options: ListOptions): readonly object[] {
  if (request.lifecycle === 'inquiry') {
    return resource === 'troubleTicket' ? [ticketDocument(request, history, options)] : [];
  }
  return resource === 'productOrder' ? [orderDocument(request, history, options)] : [];
}
