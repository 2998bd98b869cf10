package bondgate.server.bondedlist;

import java.math.BigDecimal;
import java.util.List;

/**
 * Asks for a gate pass to be handed in at customs.
 *
 * @param innerNo our own number of it
 * @param papers our numbers of the lists that it carries, or of the one display pass
 * @param billNo 出入库单编号 of the display pass; empty for lists
 * @param parts what of one list it carries; empty: all of it
 * @param vehicle the vehicle. Personal
 * @param applicant 申请人. Personal
 * @param actor who asks, such as {@code staff:ls-07}
 */
public record PassRequest(
    String innerNo,
    PassCargo cargo,
    List<String> papers,
    String billNo,
    List<PassRequest.Part> parts,
    PassRequest.Vehicle vehicle,
    BigDecimal grossKg,
    BigDecimal netKg,
    String applicant,
    String actor) {
  /** Takes copies. */
  public PassRequest {
    papers = List.copyOf(papers);
    parts = List.copyOf(parts);
  }

  /** So much of a line of the list, from 1, and what it weighs. */
  public record Part(int line, BigDecimal quantity, BigDecimal grossKg, BigDecimal netKg) {}

  /**
   * 车辆, weights in kilograms.
   *
   * @param plate 车牌号
   * @param frameKg 车架重
   * @param containerKg 箱重
   */
  public record Vehicle(
      String plate, BigDecimal ownKg, BigDecimal frameKg, BigDecimal containerKg) {}
}
