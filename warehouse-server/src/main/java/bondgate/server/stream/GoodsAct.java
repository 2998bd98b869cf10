package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** What a person does about tagged pieces themselves. Fields that may be left out are named so. */
@JsonSubTypes({
  @JsonSubTypes.Type(value = GoodsAct.DestroyPieces.class, name = "destroyPieces"),
  @JsonSubTypes.Type(value = GoodsAct.CommissionTag.class, name = "commissionTag")
})
public sealed interface GoodsAct extends ZoneAct {
  @Override
  default <R> R match(ZoneAct.Cases<R> cases) {
    return cases.goods(this);
  }

  /** Calls the one case that this act is. */
  <R> R matchGoods(GoodsCases<R> cases);

  /** One row for each act about pieces. */
  interface GoodsCases<R> {
    R destroyPieces(DestroyPieces act);

    R commissionTag(CommissionTag act);
  }

  /**
   * 销毁 — pieces are destroyed before a witness, as customs permitted. Their tags must not be heard
   * again. Where people sign in the witness is the second person: the act's leaf names both.
   *
   * @param number number of the document, unique in the zone
   * @param customsNo number of customs' permission
   * @param reason why; no names
   * @param happenedAt when; may be left out: when it is recorded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DestroyPieces(
      String id,
      String actor,
      String number,
      String customsNo,
      String reason,
      List<String> epcs,
      Instant happenedAt)
      implements GoodsAct {
    /** Checks the ranges. */
    public DestroyPieces {
      ActChecks.act(id, actor);
      ActChecks.number("number", number);
      ActChecks.number("customsNo", customsNo);
      ActChecks.text("reason", reason, 500);
      epcs = ActChecks.epcs(epcs);
    }

    @Override
    public <R> R matchGoods(GoodsCases<R> cases) {
      return cases.destroyPieces(this);
    }
  }

  /**
   * 标签写入 — a tag was put on a piece of an inbound list: number, item, lot and chip are bound for
   * good.
   *
   * @param epc the number that was written and read back
   * @param item part number 料号; the list must say the same
   * @param lot 批号, 1 to 20 characters
   * @param expiresOn the piece's last day; may be left out
   * @param tid the chip's own number, 24 to 64 hex digits from E2 on; may be left out if nobody can
   *     read it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommissionTag(
      String id, String actor, String epc, String item, String lot, LocalDate expiresOn, String tid)
      implements GoodsAct {
    private static final Pattern LOT = Pattern.compile("[A-Za-z0-9._/-]{1,20}");

    /** ISO/IEC 15963 allocation class E2, whole 16-bit words. */
    private static final Pattern TID = Pattern.compile("E2[0-9A-F]{2}(?:[0-9A-F]{4}){5,15}");

    /** Checks the ranges. */
    public CommissionTag {
      ActChecks.act(id, actor);
      ActChecks.epc(epc);
      ActChecks.item(item);
      ActChecks.matches("lot", lot, LOT, "1 to 20 of letters, digits and . _ / -");
      if (tid != null) {
        ActChecks.matches("tid", tid, TID, "24 to 64 upper-case hex digits from E2 on");
      }
    }

    @Override
    public <R> R matchGoods(GoodsCases<R> cases) {
      return cases.commissionTag(this);
    }
  }
}
