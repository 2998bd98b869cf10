package bondgate.evidence.proof;

import java.util.List;
import java.util.Map;

/**
 * A line of an export's {@code events.csv}: what the record itself states, and behind it what the
 * server made of it. The first part can be compared with the leaf, the second cannot.
 */
public final class ExportLine {
  /** The columns that come from the leaf, in order. */
  public static final List<String> FROM_LEAF =
      List.of(
          "index",
          "device",
          "epoch",
          "seq",
          "record_sha256",
          "kind",
          "seen_at",
          "recorded_at",
          "reader",
          "portal",
          "epc",
          "direction",
          "confidence_permille",
          "edge_decision",
          "outcome");

  /** The columns that are the server's word, in order. */
  public static final List<String> FROM_SERVER =
      List.of(
          "server_committed_at",
          "server_verdict",
          "server_item",
          "server_document",
          "server_from",
          "server_to");

  private ExportLine() {}

  /**
   * What the columns of {@link #FROM_LEAF} must say for that leaf; a field that its kind does not
   * have is empty.
   *
   * @throws MalformedProofException if the leaf is no record
   */
  public static List<String> of(long index, byte[] leaf) throws MalformedProofException {
    Map<String, String> fields = JsonText.fields(leaf);
    return List.of(
        Long.toString(index),
        present(fields, "device"),
        present(fields, "epoch"),
        present(fields, "seq"),
        Hash.of(MerkleTree.sha256().digest(leaf)).hex(),
        present(fields, "kind"),
        present(fields, "seenAt"),
        present(fields, "recordedAt"),
        fields.getOrDefault("body.reader", ""),
        fields.getOrDefault("body.portal", ""),
        fields.getOrDefault("body.epc", ""),
        fields.getOrDefault("body.direction", ""),
        fields.getOrDefault("body.confidencePermille", ""),
        fields.getOrDefault("body.decision", ""),
        outcome(fields));
  }

  private static String outcome(Map<String, String> fields) {
    String state = fields.getOrDefault("body.state", fields.getOrDefault("body.reason", ""));
    return fields.getOrDefault("body.outcome", state);
  }

  private static String present(Map<String, String> fields, String name)
      throws MalformedProofException {
    String value = fields.get(name);
    if (value == null) {
      throw new MalformedProofException("a record has a field '%s'; received none".formatted(name));
    }
    return value;
  }
}
