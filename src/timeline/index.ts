/**
 * `zayavka/timeline`: the life of one request as a picture, for a page of a subscriber or of an employee.
 *
 * @module zayavka/timeline
 */
export { type TimelineOptions, type TimelineView, timeline } from './timeline.ts';
