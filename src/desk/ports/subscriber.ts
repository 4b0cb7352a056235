/**
 * What the desk asks the integrator about a subscriber: whether messages are wanted, and whether somebody is who he says.
 */

/** Whether a subscriber wants messages: 126-FZ art. 44.1 cl. 1.1 lets one refuse mailings, those of the operator too. */
export interface Preferences {
  wants(message: {
    readonly operator: string;
    readonly to: string;
    readonly channel: string;
    readonly message: string;
  }): Promise<boolean>;
}

/**
 * A one-time code proves an identity, for channels that do not prove it by themselves. `to` is a phone number, an e-mail address,
 * or a URI of an account (`account:mts/123456`) or of a user (`telegram:42`).
 */
export interface IdentityProof {
  /** Sends a code, or does nothing if one is on its way. */
  ask(to: string): Promise<void>;
  /** Whether the code is right; a code is valid once. */
  check(to: string, code: string): Promise<boolean>;
}
