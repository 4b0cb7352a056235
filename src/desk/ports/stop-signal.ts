/**
 * What ends a call early.
 */

/**
 * The `AbortSignal` of the platform, where its types are there: so it can be handed to `fetch`. A project without the types of Node
 * and of a browser has only what the desk reads of it.
 */
export type StopSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : { readonly aborted: boolean };
