/**
 * Files of records that outlive the process and need no database: what the sandboxes of others know
 * must not be known by the database that they are tested against. Knows nobody.
 */
package bondgate.server.journal;
