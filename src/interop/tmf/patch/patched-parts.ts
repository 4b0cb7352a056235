/**
 * The parts of a merge patch beside the status: what it corrects, whom it assigns, what it adds, how it decides.
 */
import type { CommandInput } from '../../../desk/input/command.ts';
import { canonicalJson } from '../../../kernel/fingerprint.ts';
import { type Outcome, outcomes, type Request } from '../../../request/request.ts';
import { partiesV4 } from '../document-parts.ts';
import { attachmentsIn, linksIn, type PlacedBelonging } from '../inbound/belongings.ts';
import { type Characteristic, characteristicsIn } from '../inbound/characteristics.ts';
import { fieldOf, wordOf } from '../inbound/document-reader.ts';
import { itemsIn, type OrderedItem, readGoods } from '../inbound/order-items.ts';
import { idOf, isCustomerRole, readParty } from '../inbound/party.ts';
import type { RegistrationForm } from '../inbound/registration-form.ts';
import { toOrderState } from '../status.ts';
import type { Said } from './status-steps.ts';

/** A command of a patch, and the places of the patch by those that the desk names in its refusals; `''` is that of all others. */
export interface PlacedCommand {
  readonly command: CommandInput;
  readonly pointers: { readonly [path: string]: string };
}

/** The items and the characteristics of a patch. */
export interface PatchedFacts {
  readonly items: readonly OrderedItem[];
  readonly characteristics: readonly Characteristic[];
}

export function factsIn(form: RegistrationForm, { lifecycle }: Request): PatchedFacts {
  if (lifecycle === 'inquiry') {
    return { items: [], characteristics: characteristicsIn(form.reader, form.field('troubleTicketCharacteristic')) };
  }
  const list = form.field('productOrderItem');
  const items = list.value === undefined ? [] : itemsIn(form.reader, list);
  return { items, characteristics: items.flatMap(({ characteristics }) => characteristics) };
}

/** Outcome, sum and coded reason, which stand among the characteristics. */
export function decisionIn(
  { reader }: RegistrationForm,
  { characteristics }: PatchedFacts,
  otherwise: Outcome,
): Omit<Said, 'reason' | 'note'> & { readonly pointers: { readonly [path: string]: string } } {
  const named = (...names: readonly string[]) => characteristics.find(({ name }) => names.includes(name))?.part;
  const written = named('request.outcome', 'outcome');
  const outcome = written === undefined ? otherwise : outcomes.find((one) => one === written.value);
  if (written !== undefined && outcome === undefined) reader.wrong(written, `one of ${outcomes.join(', ')}`);
  const sum = named('request.decidedAmount');
  const isSum = typeof sum?.value === 'number' && Number.isSafeInteger(sum.value) && sum.value >= 0;
  if (sum !== undefined && !isSum) reader.wrong(sum, 'a whole number of kopecks from 0');
  const code = named('request.rejectCode');
  return {
    outcome: outcome ?? otherwise,
    amount: typeof sum?.value === 'number' ? sum.value : undefined,
    code: code && wordOf(code),
    pointers: {
      ...(written && { outcome: written.pointer }),
      ...(sum && { amount: sum.pointer }),
      ...(code && { code: code.pointer }),
    },
  };
}

/** One command for text, kind and details. */
export function correctionIn(
  form: RegistrationForm,
  facts: PatchedFacts,
  request: Request,
  reason = 'merge patch',
): readonly PlacedCommand[] {
  const isInquiry = request.lifecycle === 'inquiry';
  const text = form.reader.text(form.field('description'));
  const kind = kindIn(form, request);
  const details = detailsIn(form, facts, kind ?? request.kind, request);
  const why = { reason: reason.slice(0, 1_000) };
  const list = isInquiry ? '/troubleTicketCharacteristic' : '/productOrderItem';
  const pointers = {
    text: '/description',
    kind: isInquiry ? '/ticketType' : '/category',
    details: list,
    ...Object.fromEntries(facts.characteristics.map(({ name, part }) => [`details.${name}`, part.pointer])),
    ...form.pointers,
  };
  if (details !== undefined) return [{ command: { type: 'correct', details, kind, text, ...why }, pointers }];
  if (text !== undefined) return [{ command: { type: 'correct', text, kind, ...why }, pointers }];
  return kind === undefined ? [] : [{ command: { type: 'correct', kind, ...why }, pointers }];
}

function kindIn(form: RegistrationForm, request: Request): string | undefined {
  const type = form.field(request.lifecycle === 'inquiry' ? 'ticketType' : 'category');
  const word = form.reader.text(type);
  const kind = word === undefined ? undefined : form.kindMeant([word]);
  if (word !== undefined && kind === undefined) form.refuseKind(type);
  return kind === request.kind ? undefined : kind;
}

/** All details as they become; a characteristic without a value takes its detail away. */
function detailsIn(
  form: RegistrationForm,
  { items, characteristics }: PatchedFacts,
  kind: string,
  request: Request,
): Request['details'] | undefined {
  if (request.lifecycle === 'order') {
    const states = [toOrderState(request.status), form.field('state').value, undefined];
    for (const state of items.map(({ part }) => fieldOf(part, 'state'))) {
      if (states.includes(state.value)) continue;
      form.reader.unusable(state, 'the state of the order: it is done as a whole, so its own field state changes it');
    }
    readGoods(form, kind, items);
  }
  const others = characteristics.filter(({ name }) => name !== 'outcome' || form.known(kind)[name] !== undefined);
  form.keepCharacteristics(kind, others, '');
  const gone = characteristics.filter(({ part }) => part.value === undefined).map(({ name }) => name);
  const kept = Object.entries(request.details).filter(([name]) => !gone.includes(name));
  const details = { ...Object.fromEntries(kept), ...form.details };
  return canonicalJson(details) === canonicalJson(request.details) ? undefined : details;
}

/** The party with role `assignee` or `team`; the subscriber stays, and other parties are kept in words. */
export function assignmentIn(form: RegistrationForm, request: Request): readonly PlacedCommand[] {
  const { reader, kept } = form;
  const present = partiesV4(request);
  const fresh = reader.list(form.field('relatedParty')).flatMap((part) => {
    const party = readParty(reader, part);
    const same = present.find(({ id }) => id === party.id);
    if (same !== undefined && same.name !== party.name)
      reader.drop(part, 'no new name: the command correct changes it');
    return same === undefined ? [{ part, ...party }] : [];
  });
  const named = (role: string) => fresh.findLast((party) => party.role === role);
  const [assignee, team] = [named('assignee'), named('team')];
  for (const { part, role, id } of fresh) {
    if (isCustomerRole(role)) reader.unusable(part, 'the subscriber as before: the command correct changes who it is');
    else if (role !== 'assignee' && role !== 'team') kept.keep(role || 'party', { ...part, value: id });
  }
  const pointers = {
    ...(assignee && { assignee: idOf(assignee.part).pointer }),
    ...(team && { team: idOf(team.part).pointer }),
  };
  if (assignee?.id !== undefined) {
    return [{ command: { type: 'assign', assignee: assignee.id, team: team?.id }, pointers }];
  }
  return team?.id === undefined ? [] : [{ command: { type: 'assign', team: team.id }, pointers }];
}

/** Files and relations that the request does not have yet. */
export function additionsIn(
  form: RegistrationForm,
  { attachments = [], links = [] }: Request,
): readonly PlacedBelonging[] {
  const { reader, kept } = form;
  const files = attachmentsIn(reader, form.field('attachment'), kept);
  const related = ['troubleTicketRelationship', 'orderRelationship'].flatMap((name) =>
    linksIn(reader, form.field(name), kept),
  );
  return [...related, ...files].filter(({ command }) => {
    if (command.type === 'attach') return !attachments.some(({ url }) => url === command.url);
    return (
      command.type !== 'link' || !links.some(({ to, relation }) => to === command.to && relation === command.relation)
    );
  });
}

export function placedCommand({ command, part }: PlacedBelonging): PlacedCommand {
  return { command, pointers: { '': part.pointer } };
}
