package bondgate.evidence.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them, a line at a time. */
final class CsvText {
  private final BufferedReader in;

  CsvText(BufferedReader in) {
    this.in = in;
  }

  /** The fields of the next line, or null at the end. */
  List<String> next() throws IOException, MalformedProofException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    while (true) {
      StringBuilder field = new StringBuilder();
      if (c == '"') {
        quoted(field);
        c = in.read();
      } else {
        while (c >= 0 && c != ',' && c != '\r') {
          if (c == '"' || c == '\n') {
            throw malformed();
          }
          field.append((char) c);
          c = in.read();
        }
      }
      fields.add(field.toString());
      if (c == '\r' && in.read() == '\n') {
        return fields;
      }
      if (c != ',') {
        throw malformed();
      }
      c = in.read();
    }
  }

  private void quoted(StringBuilder field) throws IOException, MalformedProofException {
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw malformed();
      }
      if (c == '"') {
        in.mark(1);
        if (in.read() != '"') {
          in.reset();
          return;
        }
      }
      field.append((char) c);
    }
  }

  private static MalformedProofException malformed() {
    return new MalformedProofException(
        "a line of comma-separated values ends with CR LF and quotes as RFC 4180 says");
  }
}
