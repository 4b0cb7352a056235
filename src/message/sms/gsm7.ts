/**
 * The GSM 7 bit default alphabet and its extension table: which character costs how many septets.
 * 3GPP TS 23.038 §6.2.1 and §6.2.1.1.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Sent as an escape and a second septet. */
const extension = '\f^{}\\[~]|€';

let costs: Uint8Array | undefined;

/** Septets by UTF-16 code unit: 1, 2 for a pair with the escape, 0 for what the alphabet does not have. */
export function septets(): Uint8Array {
  if (costs === undefined) {
    costs = new Uint8Array(0x1_0000);
    for (const character of basic) costs[character.charCodeAt(0)] = 1;
    for (const character of extension) costs[character.charCodeAt(0)] = 2;
  }
  return costs;
}
