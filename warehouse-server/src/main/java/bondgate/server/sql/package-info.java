/** Statements on the database that every slice's tables need alike. Knows nobody. */
package bondgate.server.sql;
