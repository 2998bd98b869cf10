package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Plays customs by hand: releases lists, bills them, gathers and voids the bills, in real XML. */
@ApplicationScoped
public class CustomsBills {
  @Inject Declarations declarations;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;
  @Inject AgroalDataSource database;

  private int last;
  private byte[] lastBytes = {};

  /** Customs' number of the list of a sale. */
  public static String listNo(int number) {
    return "83012026I%09d".formatted(number);
  }

  /** The sale was declared, and customs released its list under that number. */
  public void released(String zone, String saleNo, String listNo) {
    declarations.declare(TestSales.sale(zone, saleNo), TestSales.AT);
    CebGroup head =
        new CebGroup("InventoryReturn")
            .put("guid", guid(zone))
            .put("copNo", MessageIds.copNo(zone, saleNo, "CEB621"))
            .put("preNo", "B20260301000000001")
            .put("invtNo", listNo)
            .put("returnStatus", "800")
            .put("returnTime", CustomsTime.millisecond(TestSales.AT))
            .put("returnInfo", "放行");
    receive(zone, MessageKind.CEB622, head);
  }

  /** CEB816: the list's tax, all of it VAT but a tenth that is consumption tax. */
  public void bill(
      String zone,
      String listNo,
      String taxNo,
      String status,
      String dutyNo,
      long fen,
      Instant at) {
    long consumption = fen / 10;
    CebGroup head =
        new CebGroup("TaxHeadRd")
            .put("guid", guid(zone))
            .put("returnTime", CustomsTime.millisecond(at))
            .put("invtNo", listNo)
            .put("taxNo", taxNo)
            .put("customsTax", "0")
            .number("valueAddedTax", BigDecimal.valueOf(fen - consumption, 2))
            .number("consumptionTax", BigDecimal.valueOf(consumption, 2))
            .put("status", status)
            .putUnlessEmpty("entDutyNo", dutyNo);
    receive(zone, MessageKind.CEB816, head);
  }

  /** CEB816 as it should not come: with that text for its number, or for the VAT. */
  public void oddBill(String zone, String listNo, String taxNo, String vat, Instant at) {
    CebGroup head =
        new CebGroup("TaxHeadRd")
            .put("guid", guid(zone))
            .put("returnTime", CustomsTime.millisecond(at))
            .put("invtNo", listNo)
            .put("taxNo", taxNo)
            .put("customsTax", "0")
            .put("valueAddedTax", vat)
            .put("consumptionTax", "0")
            .put("status", "1");
    receive(zone, MessageKind.CEB816, head);
  }

  /** CEB818: what became of a bill. */
  public void state(
      String zone, String listNo, String taxNo, String status, String dutyNo, Instant at) {
    CebGroup head =
        new CebGroup("TaxHeadStatus")
            .put("guid", guid(zone))
            .put("returnTime", CustomsTime.millisecond(at))
            .put("invtNo", listNo)
            .put("taxNo", taxNo)
            .put("status", status)
            .putUnlessEmpty("entDutyNo", dutyNo);
    receive(zone, MessageKind.CEB818, head);
  }

  /** Customs granted a return; of its messages only the news are played. */
  public void returned(String zone, String saleNo, String returnNo, Instant at) {
    told(new CustomsNews.Returned(0, zone, saleNo, returnNo, at), at);
  }

  /** Something was learnt, and no message of it is played. */
  public void told(CustomsNews news, Instant at) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              try (Connection connection = database.getConnection()) {
                new NewsRows(connection, keys.sealing()).add(news, at);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private String guid(String zone) {
    return MessageIds.guid(zone, "by hand", Integer.toString(++last));
  }

  private void receive(String zone, MessageKind kind, CebGroup head) {
    CebDocument document = new CebDocument(head, List.of());
    byte[] bytes =
        forms.writer().write(CebMessage.receipt(kind, head.get("guid"), List.of(document)));
    lastBytes = bytes;
    receive(zone, bytes);
  }

  /** The last message once more, byte for byte. */
  public void repeat(String zone) {
    receive(zone, lastBytes);
  }

  private void receive(String zone, byte[] bytes) {
    assertThat(
            inbox.receive(zone, List.of(IncomingMessage.of("by hand", bytes)), TestSales.AT).get(0))
        .isEmpty();
  }
}
