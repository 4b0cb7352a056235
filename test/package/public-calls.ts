/**
 * Every public function with right arguments: what the sweeps over all of them call. Methods of what a function returns stand
 * behind a point.
 */
import * as library from 'zayavka';
import * as cloudevents from 'zayavka/cloudevents';
import * as message from 'zayavka/message';
import * as number from 'zayavka/number';
import * as operators from 'zayavka/operators';
import * as postgres from 'zayavka/postgres';
import * as request from 'zayavka/request';
import * as sla from 'zayavka/sla';
import * as testing from 'zayavka/testing';
import * as timeline from 'zayavka/timeline';
import * as tmf from 'zayavka/tmf';
import { history } from '../scenario/request.ts';
import { inquiry, order } from '../scenario/sample.ts';

export const subpaths: { readonly [subpath: string]: object } = {
  index: library,
  cloudevents,
  message,
  number,
  operators,
  postgres,
  request,
  sla,
  testing,
  timeline,
  tmf,
};

/** A function, and arguments that it accepts, made for each call. */
export interface PublicCall {
  readonly call: (...args: never[]) => unknown;
  readonly args: () => readonly unknown[];
  /** Whole arguments alone are changed: one call of it takes long. */
  readonly isSlow?: true;
}

const { mts } = operators;
const { russia } = sla;
const at = new Date('2026-11-20T09:00:00Z');
const later = new Date('2026-11-27T09:00:00Z');
const secret = '000102030405060708090a0b0c0d0e0f';
const now = (): Date => at;
const format = number.numberFormat({ name: 'mts/inquiry', digits: 10 });
const series = number.numberSeries({ name: 'mts/inquiry', digits: 10, secret });
const store = (): library.RequestStore => library.memoryStore();
const setup = (): library.DeskSetup => ({
  operators: [mts],
  store: store(),
  secret,
  now,
  clockSkewMs: 1,
  random: () => 0.5,
  calendars: [russia],
  attempts: library.memoryAttempts(),
  preferences: { wants: async () => true },
  proof: { ask: async () => undefined, check: async () => true },
  sessionMs: 1,
  retry: { attempts: 1, firstDelay: 1, longestDelay: 1 },
  telemetry: { onNotice: () => undefined },
  timeoutMs: 1_000,
  showSimilar: false,
});
const desk: library.Desk = library.openDesk({ ...setup(), showSimilar: true });
const subscriber = { msisdn: '+79161234567' };
const form = { operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber, text: 'Нет связи' };
const events = history(inquiry, { type: 'start' });
const entries = events.map((event, index) => ({ version: index + 1, event, source: 'desk' }));
const replayed = (): unknown => request.replay(events);
const ofOrder = (): unknown => request.replay(history(order));
const policy: sla.ClockPolicy = {
  name: 'review',
  version: '1',
  audience: 'subscriber',
  term: sla.workingDays(5),
  startsOn: ['registered'],
  stopsOn: ['resolved'],
  pausedIn: ['onHold'],
  extension: { by: sla.days(25), total: sla.days(30), source: mts.legalName } as never,
  source: { kind: 'assumption', reference: { ru: 'пример', en: 'example' } },
};
const clock = (): sla.Clock => sla.startClock({ ...policy }, russia, at);
const figuresEvent = {
  id: 'a',
  operator: 'mts',
  kind: 'claim',
  channel: 'site',
  version: 1,
  event: { type: 'registered', at: at.getTime() },
};
const addressing = { locale: 'ru', channel: 'sms', kind: 'complaint' };
const record = {
  key: 'a/registered/1',
  requestId: 'a',
  operator: 'mts',
  message: 'registered',
  version: 1,
  channel: 'sms',
  locale: 'ru',
  to: { msisdn: '+79161234567' },
  text: 'Принято',
  createdAt: at.getTime(),
  notBefore: at.getTime(),
  attempts: 0,
};
const year = {
  year: 2028,
  decree: '1',
  source: 'made up',
  workingDays: 248,
  moves: [{ from: '2028-01-01', to: '2028-12-29' }],
};
const calendar = { name: 'shop', timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'] } };
const definition = {
  id: 'own',
  legalName: 'OOO Own',
  brand: [{ name: { ru: 'Свой', en: 'Own' } }],
  support: '0777',
  prefix: '6',
  contacts: {
    short: '0777',
    federal: '+78005550777',
    source: { kind: 'assumption', reference: { ru: 'пример', en: 'example' } },
  },
};
const client = { query: async () => ({ rows: [{ version: '1', isNew: false }] }) };
const relatedParty = [{ '@referredType': 'Individual', id: '+79161234567', role: 'customer' }];
const ticketDocument = { description: 'x', ticketType: 'serviceFault', severity: 'Minor', relatedParty };
const orderDocument = {
  description: 'x',
  category: 'shopOrder',
  productOrderItem: [{ product: { name: 'x' } }],
  relatedParty,
};
const feedEvent = {
  id: 'r-1',
  number: '4829301756',
  operator: 'mts',
  kind: 'serviceFault',
  channel: 'hotline',
  ...entries[0],
};
const hubDesk = { events: desk.events, history: async () => ({ ok: true, value: entries }) };
const hubOptions = (): unknown => ({
  desk: hubDesk,
  listeners: tmf.memoryListeners(),
  resource: 'troubleTicket',
  fetch: async () => ({ status: 201 }),
  mayCall: () => true,
  now,
  version: 'v5',
  timeoutMs: 1_000,
  firstPauseMs: 1,
  longestPauseMs: 1,
  notes: 'all',
  personal: true,
});
const listener = { id: 'a', callback: 'https://crm.example.ru/events', cursor: '', told: 0, failures: 0 };
const listeners = tmf.memoryListeners();
const hub = tmf.openHub(hubOptions() as never);
const orderEntries = history(order).map((event, index) => ({ version: index + 1, event }));
const query = {
  resource: 'troubleTicket',
  fields: ['status'],
  filters: [{ attribute: 'status', comparison: 'eq', values: ['acknowledged'] }],
  sort: [{ attribute: 'id', isDescending: true }],
  offset: 0,
  limit: 1,
  address: '/?',
};
const drawn = library.openDesk(setup());
const registered = await drawn.register(form);
if (!registered.ok) throw new Error('the rows are wrong');
const { number: told } = registered.value;
const view = await drawn.status({ number: told, caller: '+79161234567', channel: 'hotline' });
const unused = (): void => undefined;

const row = (call: (...args: never[]) => unknown, ...args: readonly (() => unknown)[]): PublicCall => ({
  call,
  args: () => args.map((make) => make()),
});
const is =
  <Value>(value: Value): (() => Value) =>
  () =>
    value;

export const publicCalls: { readonly [name: string]: PublicCall } = {
  openDesk: row(library.openDesk, setup),
  'openDesk.register': row(desk.register, is(form)),
  'openDesk.registerMany': row(desk.registerMany, () => [form]),
  'openDesk.import': row(desk.import, is({ ...form, registeredAt: at, externalNumber: 'A-1' })),
  'openDesk.importMany': row(desk.importMany, () => [{ ...form, registeredAt: at, externalNumber: 'A-2' }]),
  'openDesk.execute': row(desk.execute, is('4829301753'), is({ type: 'start' })),
  'openDesk.executeMany': row(desk.executeMany, () => ['4829301753'], is({ type: 'start' })),
  'openDesk.allowed': row(desk.allowed, is('4829301753')),
  'openDesk.status': row(desk.status, is({ number: '4829301753', caller: '+79161234567', channel: 'hotline' })),
  'openDesk.agent': row(desk.agent, is({ agentId: 'a', msisdn: '+79161234567', purpose: 'call' })),
  'openDesk.suggest': row(desk.suggest, is('4829301753')),
  'openDesk.history': row(desk.history, is('4829301753')),
  'openDesk.queue': row(desk.queue, is({ operator: 'mts', limit: 1 })),
  'openDesk.take': row(desk.take, is({ agentId: 'a', operator: 'mts' })),
  'openDesk.events': row(desk.events, is({ limit: 1 })),
  'openDesk.tick': row(desk.tick, is({ batch: 1, batches: 1, leaseMs: 1, onProgress: unused })),
  'openDesk.recalculate': row(desk.recalculate, is({ operator: 'mts', kind: 'complaint', dryRun: true, batch: 1 })),
  'openDesk.deliver': row(desk.deliver, () => async () => 'sent', is({ batch: 1, concurrency: 1, leaseMs: 1 })),
  'openDesk.messages': row(desk.messages, is({ limit: 1 })),
  'openDesk.resend': row(desk.resend, is('a/registered/1'), is({ reason: 'x' })),
  'openDesk.erase': row(desk.erase, is({ msisdn: '+79160000000' })),
  'openDesk.export': row(desk.export, is({ msisdn: '+79160000000' })),
  'openDesk.replaceCalendar': row(desk.replaceCalendar, is(russia)),
  'openDesk.within': row(desk.within, store),
  figures: row(library.figures, is({ timeZone: 'UTC' })),
  addToFigures: row(library.addToFigures, library.figures, is(figuresEvent)),
  mergeFigures: row(library.mergeFigures, library.figures, library.figures),
  readFigures: row(library.readFigures, library.figures, is({ by: 'month' })),
  formatPhone: row(library.formatPhone, is('+79161234567'), is('ru')),
  maskPhone: row(library.maskPhone, is('+79161234567'), is('ru')),
  isMobile: row(library.isMobile, is('+79161234567')),
  takesSms: row(library.takesSms, is('+79161234567')),
  timeZoneOfPhone: row(library.timeZoneOfPhone, is('+79161234567')),
  toMsisdn: row(library.toMsisdn, is('8 916 123-45-67')),
  groupCommit: row(library.groupCommit, store, is({ most: 1, groups: 1, timeoutMs: 1 })),
  memoryAttempts: row(library.memoryAttempts, is({ limit: 1, periodMs: 1 })),
  'memoryAttempts.allowed': row(library.memoryAttempts().allowed, is('a'), is(at), is({ limit: 1, periodMs: 1 })),
  'memoryAttempts.failed': row(library.memoryAttempts().failed, is('a'), is(at), is({ limit: 1, periodMs: 1 })),
  memoryStore: row(library.memoryStore, is({ now })),
  Fault: row((code, text, options) => new library.Fault(code, text, options), is('input/invalid'), is('x'), is({})),
  'Fault.is': row(library.Fault.is, is(new library.Fault('input/invalid', 'x'))),
  compose: row(
    message.compose,
    is(mts),
    is('rejected'),
    is({ number: '1', at, reason: 'x', amount: 5, currency: 'RUB' }),
    is(addressing),
  ),
  describeStatus: row(
    message.describeStatus,
    is(mts),
    is('onHold'),
    is({ number: '1', at, reason: 'x' }),
    is(addressing),
  ),
  measureSms: row(message.measureSms, is('текст')),
  splitSms: row(message.splitSms, is('текст')),
  transliterate: row(message.transliterate, is('текст')),
  notBefore: row(message.notBefore, is(at), is({ from: '21:00', to: '09:00' }), is('Europe/Moscow'), is(false)),
  texts: row(message.texts, is({ registered: { ru: 'Заявка {number}' } })),
  explainNumberRefusal: row(number.explainNumberRefusal, is({ code: 'number/too-short', found: 1, expected: [10] })),
  findNumbers: row(number.findNumbers, is('4829301753'), () => [format]),
  identifySeries: row(number.identifySeries, is('4829301753'), () => [format], is({ lenient: true })),
  parseNumber: row(number.parseNumber, is('4829301753'), is(format), is({ lenient: true })),
  suggest: row(number.suggest, is('4829301753'), is(format), is({ lenient: true })),
  formatNumber: row(number.formatNumber, is('4829301753')),
  speakNumber: row(number.speakNumber, is('4829301753'), is('ru')),
  numberFormat: row(number.numberFormat, is({ name: 'a', digits: 10, prefix: '4', check: 'luhn' }), () => ['1']),
  numberSeries: row(number.numberSeries, is({ name: 'a', digits: 10, prefix: '4', check: 'luhn', secret })),
  'numberSeries.issue': row(series.issue, is(1)),
  'numberSeries.counterOf': row(series.counterOf, is('4829301753')),
  'numberSeries.usage': row(series.usage, is(1)),
  defineOperator: row(operators.defineOperator, is(definition)),
  extendOperator: row(
    operators.extendOperator,
    is(mts),
    is({ support: '0891', kinds: { complaint: {} }, channels: {} }),
  ),
  operatorFromJson: { ...row(operators.operatorFromJson, () => operators.operatorToJson(mts)), isSlow: true },
  operatorToJson: row(operators.operatorToJson, is(mts)),
  verifyOperator: {
    ...row(operators.verifyOperator, is({ ...mts, kinds: { complaint: mts.kinds.complaint } })),
    isSlow: true,
  },
  visitSlots: row(
    operators.visitSlots,
    is(operators.beeline.kinds.fixedConnection.visits),
    is('2026-11-30'),
    is('Europe/Moscow'),
  ),
  migrate: row(postgres.migrate, is(client), is({ schema: 'a' })),
  postgresStore: row(postgres.postgresStore, is(client), is({ schema: 'a', prepare: true, leases: client })),
  allowedCommands: row(request.allowedCommands, is('inquiry'), is('registered')),
  decide: row(request.decide, replayed, is({ type: 'note', text: 'x' }), is(at), is({ reopenMs: 1, returnMs: 1 })),
  evolve: row(request.evolve, replayed, is({ type: 'noted', at: at.getTime(), by: { role: 'system' }, text: 'x' })),
  isOpenStatus: row(request.isOpenStatus, is('inquiry'), is('registered')),
  replay: row(request.replay, is(events)),
  statusAfter: row(request.statusAfter, is('inquiry'), is('registered'), is('start')),
  toMermaid: row(request.toMermaid, is('inquiry')),
  addFact: row(sla.addFact, clock, is({ type: 'stop', at: later.getTime(), order: 2 })),
  addWorkingTime: row(sla.addWorkingTime, is(russia), is(at), is(1), is({ boundary: 'close' })),
  subtractWorkingTime: row(sla.subtractWorkingTime, is(russia), is(at), is(1)),
  workingTimeBetween: row(sla.workingTimeBetween, is(russia), is(at), is(later)),
  workingDaysBetween: row(sla.workingDaysBetween, is(russia), is(at), is(later)),
  openPeriods: row(sla.openPeriods, is(russia), is(at), is(later)),
  isOpen: row(sla.isOpen, is(russia), is(at)),
  nextOpening: row(sla.nextOpening, is(russia), is(at)),
  isWorkingDay: row(sla.isWorkingDay, is(russia), is('2026-11-20')),
  calendarFromJson: row(sla.calendarFromJson, is(calendar)),
  calendarToJson: row(sla.calendarToJson, is(russia)),
  workingCalendar: row(sla.workingCalendar, is(calendar)),
  officeHours: row(sla.officeHours, is(calendar)),
  russiaUntil: row(sla.russiaUntil, is(2026)),
  russiaWith: row(sla.russiaWith, () => [year]),
  crossings: row(sla.crossings, clock, is(russia), is(later)),
  nextCrossing: row(sla.nextCrossing, clock, is(russia), is(at)),
  readClock: row(sla.readClock, clock, is(russia), is(at)),
  explain: row(sla.explain as (...args: never[]) => unknown, clock, is(russia), is(at)),
  'explain of a Due': row(sla.explain as (...args: never[]) => unknown, () => ({
    ...sla.dueAt(sla.days(1), at, russia),
  })),
  describeLeft: row(sla.describeLeft, () => ({ ...sla.readClock(clock(), russia, at) }), is('ru')),
  startClock: row(sla.startClock, is(policy), is(russia), is(at), is({ order: 1, reason: 'x' })),
  observe: row(
    sla.observe,
    () => [clock()],
    is({ event: 'resolved', at: later, status: 'resolved', order: 2 }),
    () => [{ policy: { ...policy, name: 'other' }, calendar: russia }],
  ),
  extendClock: row(sla.extendClock, clock, is(russia), is({ at: later, reason: 'x', order: 2 })),
  retargetClock: row(sla.retargetClock, clock, is(russia), is({ policy, calendar: russia }), is({ at: later })),
  dueAt: row(sla.dueAt, () => ({ ...sla.days(1) }), is(at), is(russia), is({ roll: true })),
  days: row(sla.days, is(1)),
  hours: row(sla.hours, is(1)),
  months: row(sla.months, is(1)),
  workingDays: row(sla.workingDays, is(1)),
  workingHours: row(sla.workingHours, is(1)),
  storeContract: row(testing.storeContract, () => async () => ({ store: store(), close: async () => undefined })),
  toCloudEvent: row(cloudevents.toCloudEvent, replayed, () => ({ ...entries[0] }), is({ source: 'a', personal: true })),
  feedToCloudEvent: row(cloudevents.feedToCloudEvent, is(feedEvent), is({ source: 'a', personal: true })),
  messageToCloudEvent: row(cloudevents.messageToCloudEvent, is(record), is({ source: 'a', personal: true })),
  cloudEventIssues: row(cloudevents.cloudEventIssues, is({ specversion: '1.0', id: '1', source: '/a', type: 't' })),
  fromOrderState: row(tmf.fromOrderState, is('acknowledged')),
  fromTicketStatus: row(tmf.fromTicketStatus, is('acknowledged')),
  toOrderState: row(tmf.toOrderState, is('registered')),
  toTicketStatus: row(tmf.toTicketStatus, is('registered')),
  fromProductOrder: row(tmf.fromProductOrder, is(orderDocument), is({ operator: mts, channel: 'site', kinds: {} })),
  fromTroubleTicket: row(tmf.fromTroubleTicket, is(ticketDocument), is({ operator: mts, channel: 'site', kinds: {} })),
  subscriberOfParty: row(
    tmf.subscriberOfParty,
    is({ role: 'customer', id: 'tel:+79161234567', fields: {} }),
    is({ a: 1 }),
    is(mts),
  ),
  toProductOrder: row(
    tmf.toProductOrder,
    ofOrder,
    is(orderEntries),
    is({ version: 'v5', notes: 'all', action: 'add' }),
  ),
  toTroubleTicket: row(tmf.toTroubleTicket, replayed, is(entries), is({ version: 'v5', notes: 'all', severity: 'x' })),
  toNotifications: row(tmf.toNotifications, replayed, is(entries), is({ version: 'v5', personal: true })),
  feedToNotifications: row(tmf.feedToNotifications, is(hubDesk), is(feedEvent), is({ version: 'v5', personal: true })),
  jeopardyAlerts: row(tmf.jeopardyAlerts, is('a'), is(entries)),
  planPatch: row(
    tmf.planPatch,
    replayed,
    is({ status: 'inProgress' }),
    is({ operator: mts, version: 'v5', history: entries, kinds: {}, outcome: 'satisfied' }),
  ),
  toTmfError: row(
    tmf.toTmfError,
    is({ code: 'input/invalid', issues: [{ path: 'a.b', found: 'x', expected: 'y' }] }),
    is({ pointers: { a: '/a' }, referenceError: 'https://docs.example.ru' }),
  ),
  readDocumentQuery: row(tmf.readDocumentQuery, is('/troubleTicket?status=held&limit=5'), is('troubleTicket')),
  documentPage: row(tmf.documentPage, () => [{ id: 'a', status: 'acknowledged' }], is(query)),
  listDocuments: row(
    tmf.listDocuments,
    is({ queue: desk.queue, agent: desk.agent }),
    is(query),
    is({ version: 'v4', agentId: 'ivanova', operators: [mts], store: store(), operator: 'mts', most: 10 }),
  ),
  openHub: row(tmf.openHub, hubOptions),
  'openHub.register': row(hub.register, is({ callback: 'https://crm.example.ru/events' }), is({ after: undefined })),
  'openHub.unregister': row(hub.unregister, is('a')),
  'openHub.deliver': row(hub.deliver),
  memoryListeners: row(tmf.memoryListeners),
  'memoryListeners.add': row(listeners.add, is(listener)),
  'memoryListeners.update': row(listeners.update, is(listener)),
  'memoryListeners.remove': row(listeners.remove, is('a')),
  timeline: row(
    timeline.timeline,
    () => (view.ok ? view.value : undefined),
    is({ locale: 'ru', idPrefix: 'a', nonce: 'a' }),
  ),
};
