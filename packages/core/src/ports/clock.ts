/**
 * Milliseconds since the epoch. A port because tests move time instead of waiting for it.
 *
 * @public
 */
export type Clock = () => number;
