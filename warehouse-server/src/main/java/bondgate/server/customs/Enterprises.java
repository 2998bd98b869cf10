package bondgate.server.customs;

import java.util.Optional;

/**
 * Who is who in the documents of a zone, from the settings.
 *
 * @param bookNo the warehouse's account book 账册
 */
record Enterprises(
    Party platform,
    Party seller,
    Party agent,
    Party area,
    String assureCode,
    String bookNo,
    String office,
    String port,
    String tradeMode,
    String trafMode,
    String dxpId) {

  static Enterprises of(CustomsSettings settings, String bookNo) {
    return new Enterprises(
        party(settings.platform()),
        party(settings.seller()),
        party(settings.agent()),
        party(settings.area()),
        settings.assureCode(),
        bookNo,
        settings.office(),
        settings.port(),
        settings.tradeMode(),
        settings.trafMode(),
        settings.dxpId());
  }

  private static Party party(CustomsSettings.Enterprise enterprise) {
    return new Party(enterprise.code(), enterprise.name());
  }

  /** BaseTransfer: who hands the messages over. */
  CebGroup transfer() {
    return new CebGroup("BaseTransfer")
        .put("copCode", agent.code())
        .put("copName", agent.name())
        .put("dxpMode", "DXP")
        .put("dxpId", dxpId);
  }

  /** Sets code and name of a party. */
  static CebGroup party(CebGroup group, String prefix, Optional<Party> party) {
    party.ifPresent(p -> group.put(prefix + "Code", p.code()).put(prefix + "Name", p.name()));
    return group;
  }
}
