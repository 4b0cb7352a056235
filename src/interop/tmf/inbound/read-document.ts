/**
 * The end of reading, which a trouble ticket and a product order have in common: who it is about, by which channel it came, what is
 * to be done after the registration.
 */
import type { RegistrationInput } from '../../../desk/input/registration.ts';
import type { Refused } from '../../../kernel/result.ts';
import { type Channel, channelPolicy } from '../../../operators/channel.ts';
import type { Operator } from '../../../operators/operator.ts';
import { contactIn, decoded } from '../written-identity.ts';
import { attachmentsIn, type Belonging, linksIn, noteBelonging, notesIn } from './belongings.ts';
import type { Characteristic } from './characteristics.ts';
import { fieldOf, type Part, sameWord, wordOf } from './document-reader.ts';
import type { DocumentRefusal, DroppedPart } from './document-refusal.ts';
import { commandIdOf, type ExternalId, sortedIds } from './external-id.ts';
import { asSubscriber, findSubscriber } from './party.ts';
import type { RegistrationForm } from './registration-form.ts';
import { channelMeant, type NamesByWord } from './words.ts';

/**
 * A document that can be registered.
 *
 * @see {@link fromTroubleTicket}, {@link fromProductOrder}
 */
export interface ReadDocument {
  readonly ok: true;
  /** What `desk.register` takes. */
  readonly value: RegistrationInput;
  /** What `desk.execute` takes for the number, after the registration: notes, attachments, relations. */
  readonly commands: readonly Belonging[];
  /** What is not kept. */
  readonly dropped: readonly DroppedPart[];
  /**
   * JSON Pointers of the document by the places that the desk names in its refusals; {@link toTmfError} takes them. `commands.0` is
   * where the first of the commands comes from.
   */
  readonly pointers: { readonly [path: string]: string };
}

/** What is read of the document before. */
export interface ReadParts {
  readonly kind: string | undefined;
  readonly text: string | undefined;
  readonly characteristics: readonly Characteristic[];
  /** Other places where a phone number may stand. */
  readonly lines: readonly Characteristic[];
  readonly channel: Part;
  /** Where messages go. */
  readonly contact?: Part;
  readonly relations: Part;
  /** When it was written down. */
  readonly created: Part;
  readonly setByDesk: readonly string[];
  readonly pointers: { readonly [path: string]: string };
}

export function readDocument(form: RegistrationForm, parts: ReadParts): ReadDocument | Refused<DocumentRefusal> {
  const { reader, kept, options } = form;
  const { kind, text, characteristics } = parts;
  const policy = kind === undefined ? undefined : options.operator.kinds[kind];
  const lines = [...characteristics, ...parts.lines];
  const found = findSubscriber(reader, form.field('relatedParty'), lines, options);
  form.keepCharacteristics(kind, characteristics, found?.pointer ?? '');
  const channel = readChannel(form, parts.channel);
  const external = readExternalId(form);
  const commandId = external?.commandId;
  const notes = notesIn(reader, form.field('note'));
  const additions = [
    ...attachmentsIn(reader, form.field('attachment'), kept),
    ...linksIn(reader, parts.relations, kept),
  ];
  const received = characteristics.find(({ name }) => name === 'request.receivedAt')?.part;
  const receivedAt = readReceipt(form, received, policy?.receivedFirst === true ? parts.created : undefined);
  const contact = readContact(form, parts.contact);
  form.dropRest(parts.setByDesk);
  if (
    reader.issues.length > 0 ||
    kind === undefined ||
    text === undefined ||
    channel === undefined ||
    found === undefined
  ) {
    return reader.refused();
  }
  const person = { ...contact, ...found.subscriber, ...ownFacts(characteristics) };
  // A consultation is answered at once and has no number, so nothing can be added to it.
  const isConsultation = policy?.series === undefined;
  const answer = isConsultation ? notes.at(-1)?.text : undefined;
  const belongings = [...notes.map(noteBelonging), ...additions, ...kept.placed()];
  if (isConsultation) {
    const lost = [...notes.slice(0, -1), ...additions].map(({ part }) => part);
    for (const part of [...lost, ...kept.parts.filter(({ pointer }) => pointer !== external?.pointer)]) {
      reader.drop(part, 'nothing can be added to a consultation');
    }
  }
  return {
    ok: true,
    value: {
      operator: options.operator.id,
      kind,
      channel,
      subscriber: asSubscriber(person) ?? found.subscriber,
      text,
      ...(Object.keys(form.details).length > 0 && { details: form.details }),
      ...(receivedAt !== undefined && { receivedAt }),
      ...(answer !== undefined && { answer }),
      ...(commandId !== undefined && { commandId }),
    },
    commands: (isConsultation ? [] : belongings).map(({ command }, index) =>
      commandId === undefined ? command : { ...command, commandId: `${commandId}#${index + 1}` },
    ),
    dropped: reader.dropped,
    pointers: {
      ...parts.pointers,
      ...form.pointers,
      ...Object.fromEntries(belongings.map(({ part }, index) => [`commands.${index}`, part.pointer])),
      ...(external !== undefined && { commandId: external.pointer }),
      subscriber: found.pointer,
      text: '/description',
      channel: parts.channel.pointer,
      receivedAt: (received ?? parts.created).pointer,
    },
  };
}

/**
 * Of a list the first one that is known; in version 5 the channel of an order stands one level deeper. A sender cannot say by it that
 * the subscriber is proven: beside a `channel` of the options one that proves more has to stand among `channels`.
 */
function readChannel({ reader, kept, options, document }: RegistrationForm, part: Part): string | undefined {
  const { operator, channel, channels = {} } = options;
  const list = Array.isArray(part.value) ? reader.list(part) : part.value === undefined ? [] : [part];
  const written = list.map((one) => (fieldOf(one, 'channel').value === undefined ? one : fieldOf(one, 'channel')));
  const words = written.flatMap(
    (one) => wordOf(one) ?? ['id', 'name'].flatMap((name) => wordOf(fieldOf(one, name)) ?? []),
  );
  const meant = channelMeant(operator, words, channels);
  if (meant !== undefined && provesNoMore(operator, meant, channel)) return meant;
  if (meant !== undefined && isListed(words, channels)) return meant;
  for (const word of words) kept.keep('channel', { ...part, value: word });
  if (channel !== undefined) return channel;
  reader.unusable(
    fieldOf(document, 'channel'),
    `a channel of the operator as its id: ${Object.keys(operator.channels).join(', ')}`,
  );
  return undefined;
}

function provesNoMore(operator: Operator, meant: Channel, channel: Channel | undefined): boolean {
  if (channel === undefined) return true;
  const proven = channelPolicy(operator, channel)?.proves ?? [];
  return channelPolicy(operator, meant)?.proves.every((identity) => proven.includes(identity)) === true;
}

function isListed(words: readonly string[], channels: NamesByWord): boolean {
  const listed = Object.keys(channels).map(sameWord);
  return words.some((word) => listed.includes(sameWord(word)));
}

/** A text in version 4; in version 5 a list, `externalIdentifier` of a ticket and `externalId` of an order. */
function readExternalId(form: RegistrationForm): { readonly commandId: string; readonly pointer: string } | undefined {
  const { reader, kept, lifecycle, options } = form;
  const ids = ['externalId', 'externalIdentifier'].flatMap((name): readonly PlacedId[] => {
    const list = form.field(name);
    const parts = Array.isArray(list.value)
      ? reader.list(list).map((item) => ({ item, part: fieldOf(item, 'id') }))
      : [];
    if (!Array.isArray(list.value) && list.value !== undefined) parts.push({ item: list, part: list });
    return parts.flatMap(({ item, part }) => {
      const id = reader.needed(part);
      if (id === undefined) return [];
      const [owner, type] = [wordOf(fieldOf(item, 'owner')), wordOf(fieldOf(item, 'externalIdentifierType'))];
      const more = { ...(owner !== undefined && { owner }), ...(type !== undefined && { type }) };
      return [{ id, ...more, part }];
    });
  });
  const sorted = sortedIds(ids);
  for (const { part } of sorted) kept.keep('externalId', part);
  const [first] = sorted;
  const resource = lifecycle === 'inquiry' ? 'troubleTicket' : 'productOrder';
  const { sender } = options;
  return first && { commandId: commandIdOf(first, { resource, sender }), pointer: first.part.pointer };
}

type PlacedId = ExternalId & { readonly part: Part };

/** A kind that is received first was received when its document was written down, if nothing else is said. */
function readReceipt(form: RegistrationForm, own: Part | undefined, created: Part | undefined): Date | undefined {
  const part = own ?? (created && form.field(created.pointer.slice(1)));
  return part && form.reader.time(part);
}

function readContact(
  { kept }: RegistrationForm,
  part: Part | undefined,
): Pick<RegistrationInput['subscriber'], 'contact'> {
  const written = part && wordOf(part);
  if (part === undefined || written === undefined) return {};
  const contact = contactIn(written);
  if (contact === undefined) kept.keep('notificationContact', part);
  return contact === undefined ? {} : { contact };
}

/** What our own documents say of a subscriber beside the party. */
function ownFacts(characteristics: readonly Characteristic[]): Partial<RegistrationInput['subscriber']> {
  const fact = (name: string): string | undefined => {
    const part = characteristics.find((one) => one.name === `subscriber.${name}`)?.part;
    return part && wordOf(part);
  };
  const [msisdn, email] = [fact('contactMsisdn'), fact('contactEmail')];
  const [, channel, id = ''] = /^([a-z][a-z0-9-]*):(.+)$/s.exec(fact('user') ?? '') ?? [];
  const user = channel === undefined ? undefined : { channel, id: decoded(id) };
  const facts = Object.entries({
    email: fact('email'),
    account: fact('account'),
    user,
    extension: fact('extension'),
    locale: fact('locale'),
    timeZone: fact('timeZone'),
    contact: msisdn === undefined && email === undefined ? undefined : { msisdn, email },
  });
  return Object.fromEntries(facts.filter(([, value]) => value !== undefined));
}
