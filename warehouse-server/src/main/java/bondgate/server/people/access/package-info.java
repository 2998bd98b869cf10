/**
 * Signing in and out, one's own password, and the accounts. Knows {@code people}, {@code access}.
 */
package bondgate.server.people.access;
