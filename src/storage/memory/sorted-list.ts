/**
 * Items in order, in pieces of some hundreds: the first ones are at hand, and putting in or taking out moves a piece and
 * not the whole, so it costs about the same among a thousand and among a million.
 */

/** A piece that grows beyond this becomes two. */
const most = 512;

export class SortedList<Item> {
  /** None is empty; each ends before the next begins. */
  readonly #pieces: Item[][] = [];
  readonly #before: (one: Item, other: Item) => boolean;

  /** `before` has to tell any two items apart, and to go on saying the same of an item while it is in here. */
  constructor(before: (one: Item, other: Item) => boolean) {
    this.#before = before;
  }

  get first(): Item | undefined {
    return this.#pieces[0]?.[0];
  }

  add(item: Item): void {
    const place = Math.min(this.#pieceOf(item), Math.max(0, this.#pieces.length - 1));
    const piece = this.#pieces[place];
    if (piece === undefined) {
      this.#pieces.push([item]);
      return;
    }
    piece.splice(this.#placeIn(piece, item), 0, item);
    if (piece.length > most) this.#pieces.splice(place + 1, 0, piece.splice(most / 2));
  }

  /** Does nothing when the item is not in here. */
  remove(item: Item): void {
    const pieceAt = this.#pieceOf(item);
    const piece = this.#pieces[pieceAt];
    if (piece === undefined) return;
    const place = this.#placeIn(piece, item);
    if (piece[place] !== item) return;
    piece.splice(place, 1);
    if (piece.length === 0) this.#pieces.splice(pieceAt, 1);
  }

  /** The piece that holds the item if any does: the first that does not end before it. */
  #pieceOf(item: Item): number {
    return firstNot(this.#pieces, (piece) => {
      const last = piece.at(-1);
      return last !== undefined && this.#before(last, item);
    });
  }

  #placeIn(piece: readonly Item[], item: Item): number {
    return firstNot(piece, (other) => this.#before(other, item));
  }
}

/** How many of the list hold `isBefore`, which are the first ones. */
function firstNot<Value>(list: readonly Value[], isBefore: (value: Value) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = list[middle];
    if (value !== undefined && isBefore(value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
