package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/** Something received, about to be kept. */
final class ReceivedRow {
  private static final int MOST_REFERENCE = 200;
  private static final int GUID_LENGTH = 36;

  private final Connection connection;
  private final String zone;
  private final String reference;
  private final byte[] bytes;
  private final Sealing sealing;
  private final byte[] digest;
  private final Instant now;

  ReceivedRow(
      Connection connection,
      String zone,
      String reference,
      byte[] bytes,
      Sealing sealing,
      Instant now) {
    this.connection = connection;
    this.zone = zone;
    this.reference =
        reference.length() > MOST_REFERENCE ? reference.substring(0, MOST_REFERENCE) : reference;
    this.bytes = bytes;
    this.sealing = sealing;
    this.digest = sealing.digest(bytes);
    this.now = now;
  }

  /** Whether the same bytes were received before. */
  boolean isKnown() throws SQLException {
    return !CustomsSql.query(
            connection,
            row -> 1,
            "SELECT 1 FROM customs_received WHERE zone = ? AND digest = ? AND verdict = 'READ'",
            zone,
            digest)
        .isEmpty();
  }

  /** Keeps it; the row's number. */
  long keep(String kind, String guid, String verdict, String why) throws SQLException {
    return CustomsSql.query(
            connection,
            row -> row.getLong(1),
            "INSERT INTO customs_received (zone, reference, kind, guid, verdict, why, sealed,"
                + " digest, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            zone,
            reference,
            kind,
            guid.length() > GUID_LENGTH ? guid.substring(0, GUID_LENGTH) : guid,
            verdict,
            why,
            sealing.seal(bytes, place(HexFormat.of().formatHex(digest))),
            digest,
            now)
        .get(0);
  }

  /** Where the bytes of a received message are sealed for. */
  static String place(String digestHex) {
    return "customs_received " + digestHex;
  }
}
