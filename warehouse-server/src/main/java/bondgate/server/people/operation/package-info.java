/** What looks after the machine: backups. Knows {@code people}, {@code access}, {@code backup}. */
package bondgate.server.people.operation;
