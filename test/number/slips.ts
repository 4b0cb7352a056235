/** The slips that people make with a number, every one of each sort; a slip always differs from the number. */

export function* singleSlips(number: string): Generator<string> {
  for (let index = 0; index < number.length; index += 1) {
    for (const digit of '0123456789') {
      if (digit !== number.charAt(index)) yield number.slice(0, index) + digit + number.slice(index + 1);
    }
  }
}

export function* adjacentSwaps(number: string): Generator<string> {
  for (let index = 0; index + 1 < number.length; index += 1) {
    const [one = '', other = ''] = number.slice(index, index + 2);
    if (one !== other) yield number.slice(0, index) + other + one + number.slice(index + 2);
  }
}

/** abc → cba */
export function* jumpSwaps(number: string): Generator<string> {
  for (let index = 0; index + 2 < number.length; index += 1) {
    const [one = '', between = '', other = ''] = number.slice(index, index + 3);
    if (one !== other) yield number.slice(0, index) + other + between + one + number.slice(index + 3);
  }
}

/** aa → bb */
export function* twinSlips(number: string): Generator<string> {
  for (let index = 0; index + 1 < number.length; index += 1) {
    const [one = '', other = ''] = number.slice(index, index + 2);
    if (one !== other) continue;
    for (const digit of '0123456789') {
      if (digit !== one) yield number.slice(0, index) + digit + digit + number.slice(index + 2);
    }
  }
}

/** 12 двенадцать / 20 двадцать … 19 девятнадцать / 90 девяносто */
export function* soundAlikes(number: string): Generator<string> {
  for (let index = 0; index + 1 < number.length; index += 1) {
    const [tens = '', ones = ''] = number.slice(index, index + 2);
    const alike = tens === '1' && ones >= '2' ? `${ones}0` : tens >= '2' && ones === '0' ? `1${tens}` : undefined;
    if (alike !== undefined) yield number.slice(0, index) + alike + number.slice(index + 2);
  }
}
