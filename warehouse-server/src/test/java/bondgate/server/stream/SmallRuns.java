package bondgate.server.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The tax payments of {@link SmallDay}; of the runs one is by a bill above the hold, one by an
 * estimate below it.
 */
final class SmallRuns {
  private static final String RUN =
      "'runNo':'JK-%d','paidOn':'%s','lists':[{'document':'83012026I00000000%d',%s,"
          + "'heldFen':7000}],'totalFen':%d%s";

  private SmallRuns() {}

  static String paid(String document) {
    return "'document':'%s','taxBill':'TB-%s','taxFen':3000,'paidOn':'2026-05-01'"
        .formatted(document, document);
  }

  static List<String> runs() {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(8));
    String billed = "'basis':'BILL','taxNo':'T-1','taxFen':7100";
    String estimated = "'basis':'ESTIMATE','taxFen':6900";
    return List.of(
        RUN.formatted(1, today, 1, billed, 7100, ""),
        RUN.formatted(2, today, 2, estimated, 6900, ",'reason':'no bill yet'"));
  }
}
