/**
 * A product order that somebody sends to create a request (TMF622 v4.0.0 `ProductOrder_Create`, v5.0.0 `ProductOrder_FVO`) as what
 * `desk.register` takes. The form is checked here; the desk checks the values (phone numbers, needed details, lengths).
 */
import { faultsOnly } from '../../../kernel/input/faults-only.ts';
import type { Refused } from '../../../kernel/result.ts';
import { fromOrderState } from '../status.ts';
import { type DocumentReader, fieldOf, openDocument, type Part, sameWord, wordOf } from './document-reader.ts';
import type { DocumentRefusal } from './document-refusal.ts';
import { itemsIn, type OrderedItem, readGoods, readProducts } from './order-items.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { RegistrationForm, type RegistrationOptions, readRegistrationOptions } from './registration-form.ts';
import { detailNames } from './standard-words.ts';

const setByDesk = [
  'id',
  'href',
  'orderDate',
  'creationDate',
  'completionDate',
  'expectedCompletionDate',
  'cancellationDate',
  'cancellationReason',
  'productOrderMilestone',
  'productOrderJeopardyAlert',
  'productOrderErrorMessage',
];

/**
 * Reads a product order of version 4 or 5: the fields tell which. The kind comes from `category`, or from the names of what is ordered.
 *
 * @throws Fault `operator/invalid`: the operator of the options is none
 * @throws Fault `input/invalid`: an unknown option or one of another type; never for the document
 *
 * @example
 * const relatedParty = [{ id: 'tel:+79161234567', role: 'Customer' }];
 * const productOrderItem = [{ id: '1', action: 'add', quantity: '2', product: { name: 'Phone case' } }];
 * const order = { category: 'shopOrder', relatedParty, productOrderItem };
 * fromProductOrder(order, { operator: mts, channel: 'site' }).value.details //=> { items: [{ name: 'Phone case', quantity: 2 }] }
 */
export function fromProductOrder(
  document: unknown,
  options: RegistrationOptions,
): ReadDocument | Refused<DocumentRefusal> {
  return faultsOnly(
    'fromProductOrder',
    () => {
      const given = readRegistrationOptions('fromProductOrder', options);
      const opened = openDocument(document);
      return opened.ok ? read(opened.value, given) : opened;
    },
    'operator/invalid',
  );
}

function read(document: Part, options: RegistrationOptions): ReadDocument | Refused<DocumentRefusal> {
  const form = new RegistrationForm(document, options, 'ProductOrder', 'order');
  const { reader } = form;
  const items = itemsIn(reader, form.field('productOrderItem'));
  const category = form.field('category');
  const kind = readKind(form, category, items);
  const description = reader.text(form.field('description'));
  readProducts(form, kind, readGoods(form, kind, items));
  form.keepWord(kind, 'priority');
  form.keepTime(kind, 'requestedCompletionDate', detailNames.requestedDay);
  form.keepTime(kind, 'requestedStartDate', detailNames.requestedDay);
  form.kept.keep('billingAccount', fieldOf(form.field('billingAccount'), 'id'));
  readState(reader, form.field('state'), form.field('requestedInitialState'));
  const contact = form.field('notificationContact');
  const characteristics = items.flatMap((item) => item.characteristics);
  return readDocument(form, {
    kind,
    text: description ?? inWords(items, category),
    characteristics,
    lines: [{ name: 'phone', part: contact }],
    channel: form.field('channel'),
    contact,
    relations: form.field('orderRelationship'),
    created: fieldOf(document, fieldOf(document, 'orderDate').value === undefined ? 'creationDate' : 'orderDate'),
    setByDesk,
    pointers: { kind: category.pointer, details: '/productOrderItem/0/product/productCharacteristic' },
  });
}

function readKind(form: RegistrationForm, category: Part, items: readonly OrderedItem[]): string | undefined {
  const word = form.reader.text(category);
  const ofItems = [...new Set(items.flatMap(({ words }) => form.kindMeant(words) ?? []))];
  const ofOrder = word === undefined ? undefined : form.kindMeant([word]);
  const kind = ofOrder ?? (ofItems.length > 1 ? undefined : (ofItems[0] ?? form.otherKind()));
  if (word !== undefined && sameWord(word) !== sameWord(kind ?? '')) form.kept.keep('category', category);
  if (kind === undefined && ofItems.length > 1) {
    form.reader.unusable(category, `one of ${ofItems.join(', ')}: the items are of several kinds`);
  } else if (kind === undefined && items.length > 0) form.refuseKind(category);
  return kind;
}

/** A draft is no order yet; every order begins as `acknowledged`. */
function readState(reader: DocumentReader, state: Part, initial: Part): void {
  for (const part of [state, initial]) {
    const word = reader.text(part);
    if (word === undefined || word === 'acknowledged') continue;
    if (word === 'draft') reader.unusable(part, 'acknowledged: a draft is no order yet');
    else if (fromOrderState(word) === undefined) reader.wrong(part, 'a ProductOrderStateType, such as acknowledged');
    else reader.drop(part, 'a new order is acknowledged; its state changes by a patch');
  }
}

/** What the subscriber wants, where the order has no description. */
function inWords(items: readonly OrderedItem[], category: Part): string | undefined {
  const names = items.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).filter(Boolean);
  const text = names.join(', ').slice(0, 1_000);
  return text === '' ? wordOf(category) : text;
}
