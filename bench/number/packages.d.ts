/** The packages here that come without types. */
declare module 'checkdigit' {
  const checkdigit: { readonly mod10: { isValid(number: string): boolean } };
  export default checkdigit;
}

declare module 'damm' {
  const damm: { verify(number: string): boolean };
  export default damm;
}
