/**
 * A merge patch (RFC 7396) of a ticket or an order as commands: what it changes of the present document becomes steps of the desk.
 */
import type { CommandInput } from '../../../desk/input/command.ts';
import type { HistoryEntry } from '../../../desk/ports/store.ts';
import { canonicalJson } from '../../../kernel/fingerprint.ts';
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import { type Refused, refused } from '../../../kernel/result.ts';
import type { Operator } from '../../../operators/operator.ts';
import { isOpenStatus, isStatus, type Status } from '../../../request/lifecycle.ts';
import type { Outcome, Request } from '../../../request/request.ts';
import { checkDocumentOptions, checkHistory, checkRequest, documentOptions } from '../document-options.ts';
import { noteBelonging, notesIn, type WrittenNote, withOrigin } from '../inbound/belongings.ts';
import { fieldNames, hasFields, openDocument, type Part, pointerInside } from '../inbound/document-reader.ts';
import type { DocumentIssue, DocumentRefusal, DroppedPart } from '../inbound/document-refusal.ts';
import { RegistrationForm } from '../inbound/registration-form.ts';
import { detailNames } from '../inbound/standard-words.ts';
import type { NamesByWord } from '../inbound/words.ts';
import { type OrderOptions, orderDocument } from '../product-order.ts';
import { fromOrderState, fromTicketStatus, toOrderState, toTicketStatus } from '../status.ts';
import { type TicketOptions, ticketDocument } from '../trouble-ticket.ts';
import {
  additionsIn,
  assignmentIn,
  correctionIn,
  decisionIn,
  factsIn,
  type PlacedCommand,
  placedCommand,
} from './patched-parts.ts';
import { type MissingWords, reachableStatuses, stepsTo } from './status-steps.ts';

/**
 * `version`, `severity`, `action` and `href` as for the document that the sender has read.
 *
 * @see {@link planPatch}
 */
export interface PatchOptions extends Omit<TicketOptions & OrderOptions, 'notes'> {
  /** That of the request. */
  readonly operator: Operator;
  /** All events of the request, if the document was made of them: without them a field of theirs that is sent back counts as changed. */
  readonly history?: readonly HistoryEntry[];
  /** Kinds by the words for them, as for `fromTroubleTicket`. */
  readonly kinds?: NamesByWord;
  /** How an inquiry is decided whose patch has no characteristic `request.outcome`; `satisfied` by default. */
  readonly outcome?: Outcome;
}

const readOnly = new Set(
  (
    'id href creationDate orderDate lastUpdate statusChangeDate statusChange statusChangeHistory resolutionDate ' +
    'expectedResolutionDate expectedCompletionDate completionDate cancellationDate channel productOrderMilestone ' +
    'productOrderJeopardyAlert productOrderErrorMessage requestedInitialState'
  ).split(' '),
);

const inWords = [
  'severity',
  'priority',
  'name',
  'externalId',
  'externalIdentifier',
  'relatedEntity',
  'notificationContact',
  'billingAccount',
];

const requestedDates = ['requestedResolutionDate', 'requestedCompletionDate', 'requestedStartDate'];

/** Fields that `patched-parts.ts` or the status reads, or that say which type it is. */
const read = new Set([
  ...['@type', '@baseType', '@schemaLocation', 'status', 'state', 'statusChangeReason', 'cancellationReason'],
  ...['description', 'ticketType', 'category', 'note', 'relatedParty', 'attachment', 'troubleTicketRelationship'],
  ...['orderRelationship', 'troubleTicketCharacteristic', 'productOrderItem'],
  ...inWords,
  ...requestedDates,
]);

/**
 * A patch that can be done.
 *
 * @see {@link planPatch}
 */
export interface PlannedPatch {
  readonly ok: true;
  /** For `desk.execute`, in this order: what can fail for reasons that stand elsewhere, relations, comes first. */
  readonly value: readonly CommandInput[];
  /** For each command the JSON Pointers of the patch by the places that the desk names in its refusals; {@link toTmfError} takes them. */
  readonly pointers: readonly { readonly [path: string]: string }[];
  /** What the patch says and nothing is done for. */
  readonly dropped: readonly DroppedPart[];
}

/**
 * The commands for `desk.execute`, in their order; none when nothing is changed. A status that needs several steps gets all of them:
 * their reason, question or answer is `statusChangeReason`, `cancellationReason` or the first new note. A field that only a person
 * can change otherwise (`id`, dates, the subscriber) is refused with its place; a status that cannot be reached with those that can.
 *
 * @throws Fault `operator/invalid`: the operator of the options is none
 * @throws Fault `input/invalid`: no request, an unknown option or version; never for the patch
 *
 * @example
 * // `registered` is the first event of an inquiry
 * const request = evolve(undefined, registered);
 * const plan = planPatch(request, { status: 'inProgress' }, { operator: mts, version: 'v5' });
 * plan.value //=> [{ type: 'start' }]
 * plan.pointers[0][''] //=> '/status'
 * planPatch(request, { status: 'resolved' }, { operator: mts, version: 'v5' }).refusal.status //=> 422
 */
export function planPatch(
  request: Request,
  patch: unknown,
  options: PatchOptions,
): PlannedPatch | Refused<DocumentRefusal> {
  return faultsOnly('planPatch', () => {
    checkRequest('planPatch', request);
    const given = readOptions('planPatch', options, patchOptions, 'input/invalid');
    checkDocumentOptions('planPatch', given);
    checkHistory('planPatch', given.history ?? []);
    const opened = openDocument(patch);
    return opened.ok ? plan(request, opened.value, given) : opened;
  });
}

const patchOptions = { ...documentOptions, operator: true, history: true, kinds: true, outcome: true } as const;

function plan(request: Request, patch: Part, options: PatchOptions): PlannedPatch | Refused<DocumentRefusal> {
  const { operator, kinds = {}, outcome = 'satisfied' } = options;
  const present = presentDocument(request, options);
  const changes = changesOf(patch, present);
  const type = request.lifecycle === 'inquiry' ? 'TroubleTicket' : 'ProductOrder';
  const written = wordsOf(options.history ?? []);
  const form = new RegistrationForm(changes, { operator, kinds }, type, request.lifecycle, written);
  const { reader, kept } = form;
  const status = form.field(request.lifecycle === 'inquiry' ? 'status' : 'state');
  refuseUnchangeable(form, changes);
  for (const name of inWords) form.keepWord(request.kind, name);
  for (const name of requestedDates) form.keepTime(request.kind, name, detailNames.requestedDay);
  const facts = factsIn(form, request);
  const decision = decisionIn(form, facts, outcome);
  const reasons = [form.field('statusChangeReason'), form.field('cancellationReason')];
  const reasonPart = reasons.find((part) => reader.text(part) !== undefined) ?? status;
  const reason = reasonPart === status ? undefined : reader.text(reasonPart);
  const notes = newNotes(form, written);
  const [note] = notes.map(({ text }) => text);
  const correction = correctionIn(form, facts, request, reason ?? note);
  const assignment = assignmentIn(form, request);
  const additions = additionsIn(form, request);
  const wanted = readStatus(form, request, status);
  if (reader.issues.length > 0) return reader.refused();
  if (correction.length + assignment.length > 0 && !isOpenStatus(request.lifecycle, request.status)) {
    return endedAlready(request);
  }
  const steps =
    wanted === undefined
      ? []
      : stepsTo(request, (one) => tmfStatus(request, one) === wanted, { ...decision, reason, note });
  if (steps === undefined) {
    return conflict(request, {
      pointer: status.pointer,
      found: String(wanted),
      expected: 'a status that it can become',
    });
  }
  if ('words' in steps) return missingWords(form, request, steps);
  const isNoteUsed = note !== undefined && steps.some((step) => Object.values(step).includes(note));
  const isReasonUsed = [...correction.map(({ command }) => command), ...steps].some((step) =>
    Object.values(step).includes(reason),
  );
  if (!isReasonUsed && reason !== undefined) kept.keep('reason', { ...status, value: reason });
  const noted = notes[0]?.part ?? status;
  const said = (reason === undefined ? noted : reasonPart).pointer;
  const inStep = { reason: said, answer: said, question: said, text: noted.pointer };
  const pointers = { '': status.pointer, ...inStep, ...decision.pointers };
  const all: readonly PlacedCommand[] = [
    ...additions.filter(({ command }) => command.type === 'link').map(placedCommand),
    ...correction,
    ...assignment,
    ...steps.map((command) => ({ command, pointers })),
    ...additions.filter(({ command }) => command.type !== 'link').map(placedCommand),
    ...(isNoteUsed ? notes.slice(1) : notes).map(noteBelonging).map(placedCommand),
    ...kept.placed().map(placedCommand),
  ];
  return {
    ok: true,
    value: all.map(({ command }) => command),
    pointers: all.map((one) => one.pointers),
    dropped: reader.dropped,
  };
}

function newNotes(form: RegistrationForm, written: readonly string[]): readonly WrittenNote[] {
  const known = new Set(written.map((text) => text.trim()));
  return notesIn(form.reader, form.field('note')).filter(
    (note) => !known.has(note.text.trim()) && !known.has(withOrigin(note).trim()),
  );
}

/** What people have written to the request: what a patch repeats is no news. */
function wordsOf(history: readonly HistoryEntry[]): readonly string[] {
  return history.flatMap(({ event }) =>
    ['text', 'question', 'answer', 'note', 'reason'].flatMap((name) => {
      const words: unknown = event.type === 'registered' ? undefined : Reflect.get(event, name);
      return typeof words === 'string' ? [words] : [];
    }),
  );
}

function presentDocument(request: Request, options: PatchOptions): { readonly [field: string]: unknown } {
  const how = { ...options, notes: 'all' } as const;
  const history = options.history ?? [];
  const document =
    request.lifecycle === 'inquiry' ? ticketDocument(request, history, how) : orderDocument(request, history, how);
  return Object.fromEntries(Object.entries(document));
}

/** The fields of the patch that are not as they are in the document; `null` of a field that is not there changes nothing. */
function changesOf(patch: Part, present: { readonly [field: string]: unknown }): Part {
  const { pointer, value } = patch;
  if (!hasFields(value)) return patch;
  const changed = Object.entries(value).filter(
    ([name, after]) =>
      name.startsWith('@') ||
      !(after === null ? !(name in present) : canonicalJson(after) === canonicalJson(present[name])),
  );
  return { pointer, value: Object.fromEntries(changed) };
}

function refuseUnchangeable({ reader }: RegistrationForm, changes: Part): void {
  for (const name of fieldNames(changes)) {
    const part = {
      pointer: pointerInside('', name),
      value: hasFields(changes.value) ? changes.value[name] : undefined,
    };
    if (readOnly.has(name)) reader.unusable(part, 'no change: the desk sets it');
    else if (!read.has(name)) reader.unusable(part, 'a field that can be changed: there is no place for this one');
    else if (part.value === null) reader.unusable(part, 'a value: it cannot be taken away');
    else if (Array.isArray(part.value) && part.value.length === 0) {
      reader.drop(part, 'what is missing in a list is not taken away');
    }
  }
}

function readStatus({ reader }: RegistrationForm, { lifecycle }: Request, part: Part): string | undefined {
  const word = reader.text(part);
  if (word === undefined) return undefined;
  const isKnown =
    lifecycle === 'inquiry'
      ? fromTicketStatus(word) !== undefined
      : word === 'draft' || fromOrderState(word) !== undefined;
  if (!isKnown) reader.wrong(part, lifecycle === 'inquiry' ? 'a TroubleTicketStatusType' : 'a ProductOrderStateType');
  return word;
}

/** The status as TM Forum calls it. */
function tmfStatus({ lifecycle }: Pick<Request, 'lifecycle'>, status: Status): string {
  if (lifecycle === 'inquiry') return isStatus('inquiry', status) ? toTicketStatus(status) : '';
  return isStatus('order', status) ? toOrderState(status) : '';
}

function conflict(request: Request, issue: DocumentIssue): Refused<DocumentRefusal> {
  const now = tmfStatus(request, request.status);
  const reachable = reachableStatuses(request.lifecycle, request.status).map((status) => tmfStatus(request, status));
  const allowed = [...new Set(reachable)].filter((status) => status !== now);
  const list = allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'no other status: it has ended';
  const expected = issue.pointer === '' ? issue.expected : list;
  return refused({ code: 'document/conflict', status: 409, issues: [{ ...issue, expected }], allowed });
}

function endedAlready(request: Request): Refused<DocumentRefusal> {
  const expected = 'no change: what has ended is neither corrected nor assigned';
  return conflict(request, { pointer: '', found: tmfStatus(request, request.status), expected });
}

function missingWords(
  { reader }: RegistrationForm,
  { lifecycle }: Request,
  { command, words }: MissingWords,
): Refused<DocumentRefusal> {
  const field = lifecycle === 'order' && command === 'cancel' ? 'cancellationReason' : 'statusChangeReason';
  const pointer = words === 'note' || (lifecycle === 'order' && command !== 'cancel') ? '/note' : `/${field}`;
  const what = {
    reason: command === 'resolve' || command === 'fulfil' ? 'the answer to the subscriber' : 'a reason',
    note: 'what the subscriber replied',
    'shorter reason': 'a reason of at most 1000 characters',
  }[words];
  const place = pointer === '/note' ? 'as a new note' : 'here or as a new note';
  reader.unusable({ pointer, value: undefined }, `${what}, ${place}: the step ${command} needs it`);
  return reader.refused();
}
