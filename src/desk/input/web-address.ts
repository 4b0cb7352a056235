/**
 * The address of a file as people copy it: with the letters of any alphabet in its host and its path.
 */
import { urlPattern } from '../../request/request.ts';

/** Before anything is parsed; one letter may become nine characters. */
const longestWritten = 2_000;

/** In ASCII, its host by UTS 46 (`файлы.рф` as `xn--80asg7a0b.xn--p1ai`); `undefined` when it is none that may be kept. */
export function readWebAddress(written: string): string | undefined {
  if (written.length > longestWritten || /[\s\p{C}\\]/u.test(written)) return undefined;
  const isAscii = /^[\0-\x7f]*$/.test(written);
  // A password in front of the host would be lost in the reading, so it is looked for in what was written.
  const isPlain = /^https?:\/\/[^@/?#]+(?:[/?#]|$)/i.test(written) && URL.canParse(written);
  const address = isAscii || !isPlain ? written : new URL(written).href;
  return urlPattern.test(address) ? address : undefined;
}
