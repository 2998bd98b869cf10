/**
 * Backup and restore 备份与恢复: everything that was committed at one moment, taken while the server
 * works, and put back into an empty database.
 *
 * <p>A backup is a folder: one file for each table, as PostgreSQL's {@code COPY} writes it in text,
 * in the order of its key, compressed; and {@code manifest.json}, written last, with the number of
 * rows and the SHA-256 of each file, the version of the schema, how far each evidence log had come,
 * and which keys belong to it. All tables are read in one transaction that sees one moment, so
 * goods, book, guarantee and evidence agree in it as they do in the database. The keys themselves
 * are never in a backup: what names a person is sealed in it, and whoever finds one can sign
 * nothing.
 *
 * <p>A restored server has forgotten what came after the backup. Agents and witnesses have not:
 * they hold larger checkpoints, and {@code evidence} then refuses to sign until an operator
 * decides.
 */
package bondgate.server.backup;
