package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.List;

/** What a person does about tagged pieces themselves. Fields that may be left out are named so. */
@JsonSubTypes({@JsonSubTypes.Type(value = GoodsAct.DestroyPieces.class, name = "destroyPieces")})
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
}
