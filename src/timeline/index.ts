/**
 * `zayavka/timeline`: the life of one request as a picture, for a page of a subscriber or of an employee.
 */
export { type TimelineOptions, type TimelineView, timeline } from './timeline.ts';
