/**
 * The GSM 7 bit default alphabet and its extension table: which character costs how many septets.
 * 3GPP TS 23.038 §6.2.1 and §6.2.1.1.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Sent as an escape and a second septet. */
const extension = '\f^{}\\[~]|€';

/** Septets by UTF-16 code unit: 1, 2 for an escape and its character, 0 or nothing for what the alphabet does not have. */
export const septets: Uint8Array = /* @__PURE__ */ septetTable();

function septetTable(): Uint8Array {
  const table = new Uint8Array('€'.charCodeAt(0) + 1);
  for (const character of basic) table[character.charCodeAt(0)] = 1;
  for (const character of extension) table[character.charCodeAt(0)] = 2;
  return table;
}
