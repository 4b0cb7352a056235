/**
 * A trouble ticket that somebody sends to create a request (TMF621 v4.0.0 `TroubleTicket_Create`, v5.0.1 `TroubleTicket_FVO`) as
 * what `desk.register` takes. The form is checked here; the desk checks the values (phone numbers, needed details, lengths).
 */
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import type { Refused } from '../../../kernel/result.ts';
import { fromTicketStatus } from '../status.ts';
import { identityIn } from '../written-identity.ts';
import { type Characteristic, characteristicsIn } from './characteristics.ts';
import { fieldOf, openDocument, type Part, wordOf } from './document-reader.ts';
import type { DocumentRefusal } from './document-refusal.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { RegistrationForm, type RegistrationOptions, readRegistrationOptions } from './registration-form.ts';
import { detailNames } from './standard-words.ts';

const setByDesk = [
  'id',
  'href',
  'creationDate',
  'lastUpdate',
  'expectedResolutionDate',
  'resolutionDate',
  'statusChange',
  'statusChangeHistory',
  'statusChangeDate',
  'statusChangeReason',
];

/**
 * Reads a trouble ticket of version 4 or 5: the fields tell which.
 *
 * @throws Fault `operator/invalid`: the operator of the options is none
 * @throws Fault `input/invalid`: an unknown option or one of another type; never for the document
 *
 * @example
 * const relatedParty = [{ id: '+79161234567', role: 'Customer' }];
 * const ticket = { description: 'No network', ticketType: 'incident', severity: 'Minor', relatedParty };
 * fromTroubleTicket(ticket, { operator: mts, channel: 'site' }).value.kind //=> 'serviceFault'
 *
 * @example
 * const relatedParty = [{ id: '+79161234567', role: 'Customer' }];
 * const known = { description: 'No network', ticketType: 'serviceFault', severity: 'Minor', relatedParty };
 * const ticket = { ...known, note: [{ text: 'Called twice' }], id: '7' };
 * const { commands, dropped, pointers } = fromTroubleTicket(ticket, { operator: mts, channel: 'site' });
 * commands[0] //=> { type: 'note', text: 'Called twice' }
 * dropped //=> [{ pointer: '/id', why: 'the desk sets it' }]
 * pointers.subscriber //=> '/relatedParty/0/id'
 */
export function fromTroubleTicket(
  document: unknown,
  options: RegistrationOptions,
): ReadDocument | Refused<DocumentRefusal> {
  return faultsOnly(
    'fromTroubleTicket',
    () => {
      const given = readRegistrationOptions('fromTroubleTicket', options);
      const opened = openDocument(document);
      return opened.ok ? read(opened.value, given) : opened;
    },
    'operator/invalid',
  );
}

function read(document: Part, options: RegistrationOptions): ReadDocument | Refused<DocumentRefusal> {
  const form = new RegistrationForm(document, options, 'TroubleTicket', 'inquiry');
  const { reader } = form;
  const text = reader.needed(form.field('description'));
  const type = form.field('ticketType');
  const specification = form.field('troubleTicketSpecification');
  const kind = readKind(form, type, specification);
  if (reader.needed(form.field('severity')) !== undefined) form.keepWord(kind, 'severity');
  for (const name of ['priority', 'name']) form.keepWord(kind, name);
  form.keepTime(kind, 'requestedResolutionDate', detailNames.requestedDay);
  readStatus(form);
  const characteristics = ['troubleTicketCharacteristic', 'characteristic'].flatMap((name) =>
    characteristicsIn(reader, form.field(name)),
  );
  return readDocument(form, {
    kind,
    text,
    characteristics,
    lines: relatedLines(form),
    channel: form.field('channel'),
    relations: form.field('troubleTicketRelationship'),
    created: fieldOf(document, 'creationDate'),
    setByDesk,
    pointers: { kind: type.pointer, details: '/troubleTicketCharacteristic' },
  });
}

function readKind(form: RegistrationForm, type: Part, specification: Part): string | undefined {
  const word = form.reader.needed(type);
  if (word === undefined) return undefined;
  const specified = ['name', 'id'].flatMap((name) => wordOf(fieldOf(specification, name)) ?? []);
  const kind = form.kindMeant([word, ...specified]) ?? form.otherKind();
  if (kind !== word) form.kept.keep('ticketType', type);
  form.kept.keep('specification', { ...specification, value: specified.join(' ') || undefined });
  if (kind === undefined) form.refuseKind(type);
  return kind;
}

/** Every request begins as `acknowledged`. */
function readStatus(form: RegistrationForm): void {
  const status = form.field('status');
  const word = form.reader.text(status);
  if (word === undefined || word === 'acknowledged') return;
  if (fromTicketStatus(word) === undefined)
    form.reader.wrong(status, 'a TroubleTicketStatusType, such as acknowledged');
  else form.reader.drop(status, 'a new ticket is acknowledged; its status changes by a patch');
}

/** Entities whose id is a phone number say which line it is about; others are kept in words. */
function relatedLines(form: RegistrationForm): readonly Characteristic[] {
  return form.reader.list(form.field('relatedEntity')).flatMap((part) => {
    const entity = fieldOf(part, 'entity').value === undefined ? part : fieldOf(part, 'entity');
    const id = fieldOf(entity, 'id');
    const { msisdn } = identityIn(wordOf(id) ?? '');
    if (msisdn !== undefined) return [{ name: 'msisdn', part: { ...id, value: msisdn } }];
    const label = wordOf(fieldOf(entity, '@referredType')) ?? wordOf(fieldOf(part, 'role')) ?? 'relatedEntity';
    form.kept.keep(label.slice(0, 100), {
      ...id,
      value: [wordOf(id), wordOf(fieldOf(entity, 'name'))].filter(Boolean).join(' '),
    });
    return [];
  });
}
