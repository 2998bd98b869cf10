/**
 * Keeps personal data unreadable in the database: files that only their owner may read, and what is
 * sealed with the keys in them; and makes secrets for programs and devices. Knows nobody.
 */
package bondgate.server.secret;
