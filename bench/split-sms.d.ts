/** `split-sms` is published without types. */
declare module 'split-sms' {
  interface Split {
    readonly parts: readonly { readonly content: string }[];
  }
  const splitSms: { split(text: string, options?: { readonly summary: boolean }): Split };
  export default splitSms;
}
