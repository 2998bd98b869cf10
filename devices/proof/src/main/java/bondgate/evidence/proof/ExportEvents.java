package bondgate.evidence.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The check of an export's {@code events.csv} against the leaves. */
final class ExportEvents {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ExportZip zip;
  private final ExportRecords records;

  ExportEvents(ExportZip zip, ExportRecords records) {
    this.zip = zip;
    this.records = records;
  }

  /** How many lines there are, if each says what its leaf says. */
  long check(BufferedReader in) throws IOException, ExportFaultException, MalformedProofException {
    List<String> head = new ArrayList<>(ExportLine.FROM_LEAF);
    head.addAll(ExportLine.FROM_SERVER);
    CsvText lines = new CsvText(in);
    if (in.read() != BYTE_ORDER_MARK || !head.equals(lines.next())) {
      throw new ExportFaultException(
          ExportZip.EVENTS, "must begin with a byte order mark and the columns " + head);
    }
    long count = 0;
    long before = -1;
    for (List<String> line = lines.next(); line != null; line = lines.next()) {
      long index = Decimal.parse("an index", line.get(0));
      if (index <= before || line.size() != head.size() || !records.has(index)) {
        throw new ExportFaultException(
            ExportZip.EVENTS,
            "a line of %d fields for leaf %d, expected %d fields, in order, of a leaf that is here"
                .formatted(line.size(), index, head.size()));
      }
      compare(index, line);
      before = index;
      count++;
    }
    return count;
  }

  private void compare(long index, List<String> line)
      throws ExportFaultException, MalformedProofException {
    List<String> expected = ExportLine.of(index, zip.leaf(index));
    for (int i = 0; i < expected.size(); i++) {
      if (!line.get(i).equals(expected.get(i))) {
        throw new ExportFaultException(
            ExportZip.EVENTS,
            "the line of leaf %d says %s '%s', the leaf '%s'"
                .formatted(index, ExportLine.FROM_LEAF.get(i), line.get(i), expected.get(i)));
      }
    }
  }
}
