/**
 * What the desk asks the integrator about a subscriber: whether messages are wanted, and whether a line is the caller's.
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

/** A one-time code proves that a line is the caller's, for channels that prove nothing by themselves. */
export interface LineProof {
  /** Sends a code to the line, or does nothing if one is on its way. */
  ask(msisdn: string): Promise<void>;
  /** Whether the code is right; a code is valid once. */
  check(msisdn: string, proof: string): Promise<boolean>;
}
