package bondgate.server.customs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is said to customs about parcels: that one was handed over, that some came in. */
@ApplicationScoped
public class ParcelMessages {
  private final AgroalDataSource database;
  private final MessageMaking making;
  private final Enterprises who;
  private final Event<OutboxFilled> filled;

  @Inject
  ParcelMessages(
      AgroalDataSource database,
      MessageMaking making,
      CustomsSettings settings,
      @ConfigProperty(name = "bondgate.book", defaultValue = "T0000W000001") String bookNo,
      Event<OutboxFilled> filled) {
    this.database = database;
    this.making = making;
    this.who = Enterprises.of(settings, bookNo);
    this.filled = filled;
  }

  /**
   * Says that the parcel of a sale was handed over 签收 (513), where this server sent its waybill.
   * Said again, it stays.
   */
  @Transactional
  public RequestResult delivered(String zone, String saleNo, Instant at, Instant now) {
    try (Connection connection = database.getConnection()) {
      OutboxRows rows = new OutboxRows(connection, zone);
      List<OutboxEntry> entries = rows.ofSale(saleNo);
      Optional<OutboxEntry> waybill =
          entries.stream().filter(entry -> entry.kind() == MessageKind.CEB511).findFirst();
      if (waybill.isEmpty()) {
        return new RequestResult.NotDeclared(saleNo);
      }
      for (OutboxEntry entry : entries) {
        if (entry.kind() == MessageKind.CEB513) {
          return new RequestResult.Again(entry.guid());
        }
      }
      CebMessage sent = making.reopen(waybill.get().guid(), rows.sealed(waybill.get().messageId()));
      String guid = MessageIds.guid(zone, saleNo, MessageKind.CEB513.name());
      CebMessage message = delivered(who, sent.document().head(), guid, at, now);
      return queue(rows, zone, Optional.of(saleNo), message, "", now);
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping that a parcel was handed over", e);
    }
  }

  static CebMessage delivered(
      Enterprises who, CebGroup waybill, String guid, Instant at, Instant now) {
    CebGroup head =
        SaleMessages.begun("LogisticsStatus", guid, now)
            .put("logisticsCode", waybill.get("logisticsCode"))
            .put("logisticsName", waybill.get("logisticsName"))
            .put("logisticsNo", waybill.get("logisticsNo"))
            .put("logisticsStatus", "S")
            .put("logisticsTime", CustomsTime.second(at));
    return CebMessage.of(
        MessageKind.CEB513, guid, new CebDocument(head, List.of()), who.transfer());
  }

  /**
   * Says that parcels came in (711).
   *
   * @param number our number of it; the same again does nothing
   */
  @Transactional
  public RequestResult stockIn(String zone, String number, StockIn stock, Instant now) {
    String what = "CEB711 " + number;
    String guid = MessageIds.guid(zone, "", what);
    try (Connection connection = database.getConnection()) {
      OutboxRows rows = new OutboxRows(connection, zone);
      if (rows.byGuid(guid).isPresent()) {
        return new RequestResult.Again(guid);
      }
      CebMessage message = stock.message(who, guid, MessageIds.copNo(zone, "", what), now);
      return queue(rows, zone, Optional.empty(), message, number, now);
    } catch (SQLException e) {
      throw CustomsSql.failed("keeping what came in", e);
    }
  }

  private RequestResult queue(
      OutboxRows rows,
      String zone,
      Optional<String> saleNo,
      CebMessage message,
      String number,
      Instant now)
      throws SQLException {
    MessageMaking.Made made = making.one(saleNo, message, number);
    if (!made.findings().isEmpty()) {
      return new RequestResult.Invalid(made.findings());
    }
    rows.add(made.messages().get(0), OutboxEntry.State.DUE, now, now);
    filled.fire(new OutboxFilled(zone));
    return new RequestResult.Queued(message.guid());
  }
}
