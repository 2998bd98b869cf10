package bondgate.server.ledger;

import bondgate.server.copy.CopyRows;
import java.util.List;

/** The rows of the journal for COPY. */
final class CopyBuffer {
  private static final String TABLE = "ledger_transfer";
  private static final List<String> COLUMNS =
      List.of(
          "book",
          "seq",
          "id",
          "kind",
          "sizing",
          "debit",
          "credit",
          "asked",
          "amount",
          "ended",
          "pending_seq",
          "timeout_s",
          "debit_prev",
          "credit_prev",
          "reference",
          "by_whom",
          "evidence",
          "happened_at",
          "recorded_at",
          "debit_dp",
          "debit_d",
          "debit_cp",
          "debit_c",
          "credit_dp",
          "credit_d",
          "credit_cp",
          "credit_c");
  private static final int BYTES_PER_ROW = 416;

  private CopyBuffer() {}

  static CopyRows of(int book, JournalBatch batch, AccountTable accounts) {
    List<JournalRow> rows = batch.rows();
    CopyRows out = new CopyRows(TABLE, COLUMNS, rows.size() * BYTES_PER_ROW);
    for (int i = 0; i < rows.size(); i++) {
      row(out.row(), book, rows.get(i), accounts);
      sums(out, batch.sums(), 2 * JournalBatch.SUMS * i);
    }
    return out;
  }

  private static void row(CopyRows out, int book, JournalRow row, AccountTable accounts) {
    Transfer asked = row.asked();
    out.int4(book)
        .int8(row.seq())
        .uuid(asked.id().value())
        .int2(row.kind().stored())
        .int2(asked instanceof Transfer.Move move ? move.sizing().stored() : 0)
        .int4(accounts.storedId(row.debit()))
        .int4(accounts.storedId(row.credit()))
        .int8(StoredTransfer.askedAmount(asked))
        .int8(row.amount())
        .int8(row.ended());
    if (row.ends() == null) {
      out.nothing();
    } else {
      out.int8(row.pendingSeq());
    }
    out.int8(asked instanceof Transfer.Move move ? move.timeoutS() : 0L)
        .int8(row.debitPrev())
        .int8(row.creditPrev())
        .text(asked.reference())
        .text(row.by())
        .int8(row.evidence())
        .micros(row.happenedAtUs())
        .micros(row.recordedAtUs());
  }

  private static void sums(CopyRows out, long[] sums, int from) {
    for (int i = from; i < from + 2 * JournalBatch.SUMS; i++) {
      out.int8(sums[i]);
    }
  }
}
