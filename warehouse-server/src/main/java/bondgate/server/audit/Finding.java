package bondgate.server.audit;

/**
 * A row that is not what the evidence log makes of it.
 *
 * @param zone the bonded zone
 * @param table the table in which it stands, or should stand
 * @param key what names the row in its table; a JSON array of its natural key, or words
 * @param expected what the leaves make; columns that agree are left out
 * @param found what is stored
 */
public record Finding(String zone, String table, String key, String expected, String found) {}
