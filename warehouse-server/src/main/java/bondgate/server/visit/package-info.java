/**
 * Who is in the centre 到访, as counts and references that name nobody; and the tickets that open a
 * door instead of a face. Knows {@code evidence} for the key, {@code member}, {@code sql} and
 * {@code stream}.
 */
package bondgate.server.visit;
