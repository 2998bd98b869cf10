package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is received: kept byte for byte, understood, and turned into news, in one transaction. The
 * same bytes again change nothing.
 */
@ApplicationScoped
class CustomsInbox {
  private final AgroalDataSource database;
  private final Sealing sealing;
  private final MessageReader reader;
  private final Event<CustomsNewsHappened> happened;

  @Inject
  CustomsInbox(
      AgroalDataSource database,
      CustomsKeys keys,
      CustomsForms forms,
      Event<CustomsNewsHappened> happened) {
    this.database = database;
    this.sealing = keys.sealing();
    this.reader = forms.reader();
    this.happened = happened;
  }

  /** Takes messages; for each, why it is no receipt, if it is none. */
  @Transactional
  public List<Optional<String>> receive(String zone, List<IncomingMessage> messages, Instant now) {
    try (Connection connection = database.getConnection()) {
      Receipts receipts = new Receipts(connection, zone, sealing, now);
      List<Optional<String>> refused = new ArrayList<>();
      for (IncomingMessage message : messages) {
        refused.add(receive(connection, zone, receipts, message, now));
      }
      if (receipts.hasNews()) {
        happened.fire(new CustomsNewsHappened(zone));
      }
      return refused;
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping receipts of customs", e);
    }
  }

  private Optional<String> receive(
      Connection connection, String zone, Receipts receipts, IncomingMessage message, Instant now)
      throws SQLException {
    byte[] bytes = message.bytes();
    ReceivedRow row = new ReceivedRow(connection, zone, message.reference(), bytes, sealing, now);
    if (message.broken().isPresent()) {
      row.keep("", "", "REFUSED", message.broken().get());
      return message.broken();
    }
    ReadResult result = reader.read(bytes);
    if (result instanceof ReadResult.Refused refused) {
      String why = "%s: %s".formatted(refused.why(), refused.text());
      row.keep("", "", "REFUSED", why);
      return Optional.of(why);
    }
    CebMessage read = ((ReadResult.Read) result).message();
    if (!isReceipt(read.kind())) {
      String why = "%s is nothing that customs sends".formatted(read.kind());
      row.keep(read.kind().name(), read.guid(), "REFUSED", why);
      return Optional.of(why);
    }
    if (row.isKnown()) {
      row.keep(read.kind().name(), read.guid(), "REPEATED", "");
    } else {
      receipts.take(row.keep(read.kind().name(), read.guid(), "READ", ""), read);
    }
    return Optional.empty();
  }

  private static boolean isReceipt(MessageKind kind) {
    return ReceiptRules.about(kind).isPresent()
        || kind == MessageKind.CEB816
        || kind == MessageKind.CEB818
        || kind == MessageKind.CEB900;
  }
}
