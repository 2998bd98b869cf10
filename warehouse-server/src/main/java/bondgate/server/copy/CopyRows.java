package bondgate.server.copy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows as PostgreSQL's COPY reads them, format {@code binary} (PostgreSQL 18, COPY, "Binary
 * Format"): one statement and no text for thousands of rows. Values are given in the order of the
 * columns; each method is named for what PostgreSQL reads. Not safe for several threads.
 */
public final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int END = -1;
  private static final int NULL = -1;

  /** 2000-01-01T00:00:00Z, from which PostgreSQL counts microseconds. */
  private static final long EPOCH_US = 946_684_800_000_000L;

  private final String table;
  private final List<String> columns;
  private byte[] bytes;
  private int length;
  private int rows;
  private int values;

  /**
   * No rows yet.
   *
   * @param table the table's name
   * @param columns names of the columns to fill
   * @param expectedBytes how long the rows will be, about
   */
  public CopyRows(String table, List<String> columns, int expectedBytes) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.bytes = new byte[64 + expectedBytes];
    this.values = columns.size();
    append(SIGNATURE, SIGNATURE.length);
    putInt(0);
    putInt(0);
  }

  /**
   * Begins the next row.
   *
   * @throws IllegalStateException if the row before has too few or too many values
   */
  public CopyRows row() {
    requireWhole();
    putShort(columns.size());
    rows++;
    values = 0;
    return this;
  }

  /** A {@code smallint}. */
  public CopyRows int2(int value) {
    begin(2);
    putShort(value);
    return this;
  }

  /** An {@code integer}. */
  public CopyRows int4(int value) {
    begin(4);
    putInt(value);
    return this;
  }

  /** A {@code bigint}. */
  public CopyRows int8(long value) {
    begin(8);
    putLong(value);
    return this;
  }

  /** An {@code integer} or nothing. */
  public CopyRows int4(Integer value) {
    return value == null ? nothing() : int4(value.intValue());
  }

  /** A {@code text}, or nothing. */
  public CopyRows text(String value) {
    if (value == null) {
      return nothing();
    }
    // Nearly every text is ASCII, and then its bytes are its letters.
    int start = length;
    begin(value.length());
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter >= 0x80) {
        length = start;
        values--;
        return bytea(value.getBytes(StandardCharsets.UTF_8));
      }
      bytes[length++] = (byte) letter;
    }
    return this;
  }

  /** A {@code bytea}. */
  public CopyRows bytea(byte[] value) {
    begin(value.length);
    append(value, value.length);
    return this;
  }

  /** A {@code uuid}. */
  public CopyRows uuid(UUID value) {
    begin(16);
    putLong(value.getMostSignificantBits());
    putLong(value.getLeastSignificantBits());
    return this;
  }

  /** A {@code timestamptz}, to the microsecond; what is finer is cut off. */
  public CopyRows instant(Instant value) {
    return micros(
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1_000));
  }

  /** A {@code timestamptz} in microseconds since 1970. */
  public CopyRows micros(long sinceUnixEpoch) {
    return int8(sinceUnixEpoch - EPOCH_US);
  }

  /** NULL. */
  public CopyRows nothing() {
    begin(0);
    length -= 4;
    putInt(NULL);
    return this;
  }

  /** How many rows were begun. */
  public int size() {
    return rows;
  }

  /**
   * Stores the rows in that connection's transaction; nothing if there are none.
   *
   * @throws SQLException if the database refuses or fails; then none is stored
   * @throws IllegalStateException if the last row has too few values, or they were stored before
   */
  public void store(Connection connection) throws SQLException {
    requireWhole();
    if (rows == 0) {
      return;
    }
    putShort(END);
    values = END;
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement());
    try {
      copy.writeToCopy(bytes, 0, length);
      long stored = copy.endCopy();
      if (stored != rows) {
        throw new IllegalStateException(
            "%d rows were given to %s, %d were stored".formatted(rows, table, stored));
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private String statement() {
    return "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(table, String.join(", ", columns));
  }

  private void requireWhole() {
    if (values != columns.size()) {
      throw new IllegalStateException(
          "a row of %s has %d values; received %d".formatted(table, columns.size(), values));
    }
  }

  private void begin(int size) {
    values++;
    room(4 + size);
    putInt(size);
  }

  private void append(byte[] from, int count) {
    room(count);
    System.arraycopy(from, 0, bytes, length, count);
    length += count;
  }

  private void putShort(int value) {
    room(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void putInt(int value) {
    putShort(value >> 16);
    putShort(value);
  }

  private void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }
}
