package bondgate.server.stream;

import bondgate.server.control.ControlReason;
import bondgate.server.control.ControlTarget;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * 布控 — what customs does about control orders. Fields that may be left out are named as such; all
 * others must be there.
 */
@JsonSubTypes({
  @JsonSubTypes.Type(value = ControlAct.PlaceControl.class, name = "placeControl"),
  @JsonSubTypes.Type(value = ControlAct.LiftControl.class, name = "liftControl")
})
public sealed interface ControlAct extends ZoneAct {
  @Override
  default <R> R match(ZoneAct.Cases<R> cases) {
    return cases.control(this);
  }

  /** Calls the one case that this act is. */
  <R> R matchControl(ControlCases<R> cases);

  /** One row for each act about control orders. */
  interface ControlCases<R> {
    R placeControl(PlaceControl act);

    R liftControl(LiftControl act);
  }

  /**
   * 布控 — a tag, an item, a lot, a buyer or a portal is held.
   *
   * @param orderNo number of the order, 1 to 40 characters
   * @param kind what is held
   * @param target which: an EPC, a part number, the number of an inbound list, a portal's name;
   *     left out for a buyer
   * @param buyer reference to the buyer; left out for everything else
   * @param text why, in words; no names
   * @param from when it began by its paper, not after the act; may be left out: with the act
   * @param until from when it holds nothing any more; may be left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlaceControl(
      String id,
      String actor,
      String orderNo,
      ControlTarget.Kind kind,
      String target,
      String buyer,
      ControlReason reason,
      String text,
      Instant from,
      Instant until)
      implements ControlAct {
    private static final Pattern PORTAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Checks the ranges. */
    public PlaceControl {
      ActChecks.act(id, actor);
      ControlAct.checkNumber(orderNo);
      ActChecks.present("kind", kind);
      boolean person = kind == ControlTarget.Kind.BUYER;
      ActChecks.require(
          (target == null) == person && (buyer == null) != person,
          "an order over a buyer states buyer alone, any other one target alone");
      switch (kind) {
        case TAG -> ActChecks.epc(target);
        case ITEM -> ActChecks.item(target);
        case LOT -> ActChecks.number("target", target);
        case BUYER -> SaleChecks.buyer(buyer);
        case PORTAL ->
            ActChecks.matches("target", target, PORTAL, "the name of a portal, such as exit");
      }
      ActChecks.present("reason", reason);
      ActChecks.text("text", text, 500);
    }

    ControlTarget held() {
      return new ControlTarget(kind, kind == ControlTarget.Kind.BUYER ? buyer : target);
    }

    @Override
    public <R> R matchControl(ControlCases<R> cases) {
      return cases.placeControl(this);
    }
  }

  /**
   * 撤控 — an order holds nothing any more.
   *
   * @param outcome what was found and done; no names
   */
  record LiftControl(String id, String actor, String orderNo, String outcome)
      implements ControlAct {
    /** Checks the ranges. */
    public LiftControl {
      ActChecks.act(id, actor);
      ControlAct.checkNumber(orderNo);
      ActChecks.text("outcome", outcome, 500);
    }

    @Override
    public <R> R matchControl(ControlCases<R> cases) {
      return cases.liftControl(this);
    }
  }

  private static void checkNumber(String orderNo) {
    ActChecks.number("orderNo", orderNo);
    ActChecks.require(
        orderNo.length() <= 40, "orderNo has at most 40 characters; received '%s'", orderNo);
  }
}
