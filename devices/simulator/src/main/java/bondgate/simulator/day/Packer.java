package bondgate.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody of the warehouse's staff who packs parcels, on the pages that a browser has. */
public final class Packer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PARCELS = "/staff/parcels";

  private final HttpJson http;
  private final ServerApi server;

  /** A packer at that server. */
  public Packer(URI server, ServerApi api) {
    this.http = new HttpJson(server);
    this.server = api;
  }

  /** What is to be done with a parcel, as the list of parcels says. */
  enum Todo {
    /** Not there: not released yet, or all is done. */
    NOTHING,
    /** Its pieces are to be scanned. */
    PACK,
    /** It is to be carried out. */
    CARRY_OUT,
    /** It is on its way. */
    AWAIT_SIGNATURE
  }

  /** What is to be done now. */
  Todo todo(String saleNo) {
    String list = http.page(PARCELS);
    if (list.contains("\"%s/%s/signed\"".formatted(PARCELS, saleNo))) {
      return Todo.AWAIT_SIGNATURE;
    }
    if (!list.contains("\"%s/%s\"".formatted(PARCELS, saleNo))) {
      return Todo.NOTHING;
    }
    return http.page(PARCELS + "/" + saleNo).contains("id=\"epc\"") ? Todo.PACK : Todo.CARRY_OUT;
  }

  /** Waits until there is something to do with it. */
  void awaitRelease(String saleNo) throws InterruptedException {
    Patience.insist(
        "customs' release of parcel " + saleNo, PATIENCE, () -> todo(saleNo) != Todo.NOTHING);
  }

  /** The bottles that may leave with it. */
  List<Bottle> pieces(String saleNo) throws InterruptedException {
    List<Bottle> pieces = new ArrayList<>();
    for (JsonNode tag : server.read("/tags")) {
      if (tag.path("openPermit").path("document").asText().equals(saleNo)) {
        pieces.add(new Bottle(tag.path("epc").asText(), tag.path("item").asText()));
      }
    }
    return pieces;
  }

  /** Version of the zone's permits now. */
  long permitsVersion() throws InterruptedException {
    return server.read("/status").path("permitsVersion").asLong();
  }

  void scan(String saleNo, Bottle bottle) throws InterruptedException {
    http.send(PARCELS + "/" + saleNo, Map.of("epc", bottle.epc()));
  }

  void signed(String saleNo) throws InterruptedException {
    http.send(PARCELS + "/" + saleNo + "/signed", Map.of());
  }
}
