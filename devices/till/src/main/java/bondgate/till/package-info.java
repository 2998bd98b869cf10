/**
 * What the till and the door parts share: bytes that cannot change, frames found in a stream, and
 * references to persons. Knows nobody.
 */
package bondgate.till;
