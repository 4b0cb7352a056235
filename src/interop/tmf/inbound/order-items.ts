/**
 * The items of a product order: goods with their quantities, or the one product that an order of other kinds is about.
 */
import { type Characteristic, characteristicsIn } from './characteristics.ts';
import { type DocumentReader, fieldOf, type Part, textOf, wordOf } from './document-reader.ts';
import type { RegistrationForm } from './registration-form.ts';
import { detailNames, orderActions } from './standard-words.ts';

export interface OrderedItem {
  readonly part: Part;
  readonly action: Part;
  /** Of the product, the offering or the specification; empty when it has none. */
  readonly name: string;
  readonly namePart: Part;
  /** All names and ids, to find the kind. */
  readonly words: readonly string[];
  readonly quantity: number;
  readonly characteristics: readonly Characteristic[];
  readonly places: Part;
}

/** The item by which a document of ours says that the order was given back. */
export const returnedItem = 'return';

/** Items of items too: a bundle lists what it is made of. */
export function itemsIn(reader: DocumentReader, list: Part): readonly OrderedItem[] {
  const found = reader.list(list);
  if (found.length === 0 && reader.issues.length === 0) reader.wrong(list, 'a list of items');
  return nested(reader, found);
}

function nested(reader: DocumentReader, parts: readonly Part[]): readonly OrderedItem[] {
  return parts.flatMap((part) => [
    readItem(reader, part),
    ...nested(reader, reader.list(fieldOf(part, 'productOrderItem'))),
  ]);
}

const readOfItem = new Set('id action quantity state product productOffering productOrderItem'.split(' '));

const readOfProduct = new Set(
  'id href name isBundle productOffering productSpecification productCharacteristic place'.split(' '),
);

function readItem(reader: DocumentReader, part: Part): OrderedItem {
  const product = fieldOf(part, 'product');
  reader.dropOthers(part, readOfItem);
  reader.dropOthers(product, readOfProduct);
  const sources = [
    product,
    fieldOf(part, 'productOffering'),
    fieldOf(product, 'productOffering'),
    fieldOf(product, 'productSpecification'),
  ];
  const names = sources.map((source) => fieldOf(source, 'name')).filter((name) => wordOf(name) !== undefined);
  const ids = sources.map((source) => fieldOf(source, 'id')).filter((id) => wordOf(id) !== undefined);
  const namePart = names[0] ?? ids[0] ?? part;
  return {
    part,
    action: fieldOf(part, 'action'),
    name: textOf(namePart) ?? wordOf(namePart) ?? '',
    namePart,
    words: [...names, ...ids].flatMap((word) => wordOf(word) ?? []),
    quantity: readQuantity(reader, fieldOf(part, 'quantity')),
    characteristics: characteristicsIn(reader, fieldOf(product, 'productCharacteristic')),
    places: fieldOf(product, 'place'),
  };
}

/** A number, or the same as a text; one when there is none. */
function readQuantity(reader: DocumentReader, part: Part): number {
  if (part.value === undefined) return 1;
  const quantity =
    typeof part.value === 'string' && /^\s*\d{1,9}\s*$/.test(part.value) ? Number(part.value) : part.value;
  if (typeof quantity === 'number' && Number.isSafeInteger(quantity) && quantity > 0) return quantity;
  reader.wrong(part, 'a whole number from 1');
  return 1;
}

/**
 * The items that the order asks for. What stays as it is (`noChange`) is context; an action that the kind does not have is refused,
 * because to take something away is not to order it.
 */
function wantedItems(
  { reader }: RegistrationForm,
  kind: string | undefined,
  items: readonly OrderedItem[],
): readonly OrderedItem[] {
  const usual = (kind !== undefined && orderActions[kind]) || 'add';
  return items.filter(({ action, part, name }) => {
    const word = reader.text(action) ?? 'add';
    const isReturn =
      word === 'delete' && wordOf(fieldOf(part, 'id')) === returnedItem && items.length > 1 && name === kind;
    if (isReturn) reader.drop(part, 'the desk records what is given back');
    if (isReturn || word === 'add' || word === usual) return !isReturn;
    if (word === 'noChange') {
      if (items.length === 1) return true;
      reader.drop(part, 'an item that stays as it is');
      return false;
    }
    if (['modify', 'delete'].includes(word)) {
      reader.unusable(action, `${usual}: an order of the kind ${kind ?? 'that is asked for'} can do nothing else`);
    } else reader.wrong(action, 'one of add, modify, delete, noChange');
    return false;
  });
}

/** Of a kind with a list of items: what is ordered becomes that list. The rest is returned. */
export function readGoods(
  form: RegistrationForm,
  kind: string | undefined,
  all: readonly OrderedItem[],
): readonly OrderedItem[] {
  const wanted = wantedItems(form, kind, all);
  const list = listOfItems(form, kind);
  if (list === undefined) return wanted;
  // Our own order without goods has one item, which is named after the kind.
  const goods = wanted.length === 1 && wanted[0]?.name === kind ? [] : wanted;
  for (const { part } of goods.filter(({ name }) => name === '')) {
    form.reader.wrong(part, 'an item with the name of its product or its offering');
  }
  if (goods.length > 0) {
    form.details[list] = goods.map(({ name, quantity }) => ({ name, quantity }));
    goods.forEach(({ namePart, part }, index) => {
      form.pointers[`details.${list}.${index}.name`] = namePart.pointer;
      form.pointers[`details.${list}.${index}.quantity`] = `${part.pointer}/quantity`;
    });
    form.pointers[`details.${list}`] = '/productOrderItem';
  }
  return wanted;
}

/** What an order of any kind says beside: the place, and of a kind without a list the offering and how many. */
export function readProducts(form: RegistrationForm, kind: string | undefined, items: readonly OrderedItem[]): void {
  const hasList = listOfItems(form, kind) !== undefined;
  for (const { part, namePart, name, quantity, places } of items) {
    for (const place of placesIn(form.reader, places)) {
      if (!form.keepAsDetail(kind, detailNames.place, place)) form.kept.keep('place', place);
    }
    if (hasList) continue;
    const isNew = name !== '' && form.kindMeant([name]) !== kind;
    if (isNew && !form.keepAsDetail(kind, detailNames.offering, namePart)) form.kept.keep('product', namePart);
    if (quantity !== 1) form.kept.keep('quantity', fieldOf(part, 'quantity'));
  }
}

/** The first detail of the kind that is a list of items. */
function listOfItems(form: RegistrationForm, kind: string | undefined): string | undefined {
  return Object.entries(form.known(kind)).find(([, detail]) => detail.type === 'items')?.[0];
}

/** A place in one line: its name, or the parts of its address. */
function placesIn(reader: DocumentReader, list: Part): readonly Part[] {
  return reader.list(list).flatMap((part) => {
    const place = fieldOf(part, 'place').value === undefined ? part : fieldOf(part, 'place');
    const address = [
      'postcode',
      'country',
      'stateOrProvince',
      'city',
      'locality',
      'streetType',
      'streetName',
      'streetNr',
    ];
    const words = address.flatMap((name) => wordOf(fieldOf(place, name)) ?? []);
    const value =
      words.length > 0 ? words.join(', ') : (wordOf(fieldOf(place, 'name')) ?? wordOf(fieldOf(place, 'id')));
    return value === undefined ? [] : [{ pointer: part.pointer, value: value.slice(0, 500) }];
  });
}
