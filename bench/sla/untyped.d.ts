/** moment-business-time comes without types. */
declare module 'moment-business-time';

declare namespace moment {
  interface Moment {
    addWorkingTime(amount: number, unit: string): Moment;
    workingDiff(other: Moment, unit: string): number;
  }
}
