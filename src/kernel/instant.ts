/**
 * A point in time as it is stored and compared: whole milliseconds since 1970-01-01T00:00:00Z, as `Date.getTime()` gives.
 * Stored values hold instants, public answers hold `Date`s.
 *
 * @see {@link evolve}
 */
export type Instant = number;
