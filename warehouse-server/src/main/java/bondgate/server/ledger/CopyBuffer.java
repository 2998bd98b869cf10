package bondgate.server.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows of the journal as PostgreSQL's COPY reads them, format {@code binary} (PostgreSQL 18, COPY,
 * "Binary Format"): one statement and no text for a whole batch.
 */
final class CopyBuffer {
  static final String STATEMENT =
      "COPY ledger_transfer (book, seq, id, kind, sizing, debit, credit, asked, amount, ended,"
          + " pending_seq, timeout_s, debit_prev, credit_prev, reference, by_whom, evidence,"
          + " happened_at, recorded_at, debit_dp, debit_d, debit_cp, debit_c, credit_dp, credit_d,"
          + " credit_cp, credit_c) FROM STDIN (FORMAT binary)";

  private static final int COLUMNS = 27;
  private static final int BYTES_PER_ROW = 416;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };

  /** 2000-01-01T00:00:00Z, from which PostgreSQL counts microseconds. */
  private static final long EPOCH_US = 946_684_800_000_000L;

  private final ByteArrayOutputStream bytes;
  private final DataOutputStream out;

  private CopyBuffer(int rows) {
    bytes = new ByteArrayOutputStream(64 + rows * BYTES_PER_ROW);
    out = new DataOutputStream(bytes);
  }

  static byte[] of(int book, JournalBatch batch, AccountTable accounts) {
    List<JournalRow> rows = batch.rows();
    CopyBuffer buffer = new CopyBuffer(rows.size());
    try {
      buffer.out.write(SIGNATURE);
      buffer.out.writeInt(0);
      buffer.out.writeInt(0);
      for (int i = 0; i < rows.size(); i++) {
        buffer.row(book, rows.get(i), accounts);
        buffer.sums(batch.sums(), 2 * JournalBatch.SUMS * i);
      }
      buffer.out.writeShort(-1);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return buffer.bytes.toByteArray();
  }

  private void row(int book, JournalRow row, AccountTable accounts) throws IOException {
    Transfer asked = row.asked();
    out.writeShort(COLUMNS);
    number(book);
    number(row.seq());
    out.writeInt(16);
    out.writeLong(asked.id().value().getMostSignificantBits());
    out.writeLong(asked.id().value().getLeastSignificantBits());
    small(row.kind().stored());
    small(asked instanceof Transfer.Move move ? move.sizing().stored() : 0);
    number(accounts.storedId(row.debit()));
    number(accounts.storedId(row.credit()));
    number(StoredTransfer.askedAmount(asked));
    number(row.amount());
    number(row.ended());
    if (row.ends() == null) {
      out.writeInt(-1);
    } else {
      number(row.pendingSeq());
    }
    number(asked instanceof Transfer.Move move ? move.timeoutS() : 0L);
    number(row.debitPrev());
    number(row.creditPrev());
    text(asked.reference());
    text(row.by());
    number(row.evidence());
    number(row.happenedAtUs() - EPOCH_US);
    number(row.recordedAtUs() - EPOCH_US);
  }

  private void sums(long[] sums, int from) throws IOException {
    for (int i = from; i < from + 2 * JournalBatch.SUMS; i++) {
      number(sums[i]);
    }
  }

  private void small(int value) throws IOException {
    out.writeInt(2);
    out.writeShort(value);
  }

  private void number(int value) throws IOException {
    out.writeInt(4);
    out.writeInt(value);
  }

  private void number(long value) throws IOException {
    out.writeInt(8);
    out.writeLong(value);
  }

  private void text(String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
