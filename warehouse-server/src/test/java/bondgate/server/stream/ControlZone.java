package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;

import bondgate.server.control.ControlList;
import bondgate.server.control.ControlView;
import bondgate.server.goods.Goods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Places and lifts control orders as an officer. */
@ApplicationScoped
public class ControlZone {
  @Inject BookZone acts;
  @Inject Goods goods;
  @Inject ControlList list;

  /** The lot of a tag: the list that bound it. */
  public String lot(String zone, String epc) {
    return goods.piece(zone, epc).orElseThrow().document();
  }

  public ActAnswer ask(String zone, String number, String kind, String target, String more) {
    return acts.act(
        zone,
        AT,
        "officer:c-2",
        "placeControl",
        "'orderNo':'%s','kind':'%s','target':'%s','reason':'RISK','text':'watch it'%s"
            .formatted(number, kind, target, more));
  }

  public void place(String zone, String number, String kind, String target) {
    place(zone, number, kind, target, "");
  }

  public void place(String zone, String number, String kind, String target, String more) {
    OrderZone.done(ask(zone, number, kind, target, more));
  }

  public ActAnswer buyer(String zone, String number, String buyer) {
    return acts.act(
        zone,
        AT,
        "officer:c-2",
        "placeControl",
        "'orderNo':'%s','kind':'BUYER','buyer':'%s','reason':'COURT','text':'a word of a court'"
            .formatted(number, buyer));
  }

  public ActAnswer askLift(String zone, String number, String outcome) {
    return acts.act(
        zone,
        AT,
        "officer:c-2",
        "liftControl",
        "'orderNo':'%s','outcome':'%s'".formatted(number, outcome));
  }

  public void lift(String zone, String number) {
    OrderZone.done(askLift(zone, number, "nothing found"));
  }

  /** As the officer reads it. */
  public ControlView view(String zone, String number) {
    return list.newest(zone, 100).stream()
        .filter(one -> one.order().number().equals(number))
        .findFirst()
        .orElseThrow();
  }
}
