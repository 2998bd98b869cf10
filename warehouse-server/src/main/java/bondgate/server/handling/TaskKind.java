package bondgate.server.handling;

import bondgate.server.goods.Place;

/** What a person with a handheld does. */
public enum TaskKind {
  /** 收货 — counts what came in, against an inbound list. */
  RECEIVE(Place.WAREHOUSE, true),
  /** 上架 — gives received pieces a bin. */
  PUT_AWAY(Place.WAREHOUSE, false),
  /** 移库 — carries pieces from bin to bin. */
  MOVE(Place.WAREHOUSE, false),
  /** 拣货 — takes the pieces of a gate pass out of their bins. */
  PICK(Place.WAREHOUSE, true),
  /** 波次拣货 — takes the pieces of several gate passes out of their bins in one round. */
  WAVE(Place.WAREHOUSE, true),
  /** 中心收货 — counts in the centre what a gate pass let go there. */
  ARRIVE(Place.CENTRE, true),
  /** 盘点 — counts what is there, without being told what should be. */
  COUNT(Place.WAREHOUSE, false);

  private final Place place;
  private final boolean byDocument;

  TaskKind(Place place, boolean byDocument) {
    this.place = place;
    this.byDocument = byDocument;
  }

  /** Where it is done; a count may also be done in the centre. */
  public Place place() {
    return place;
  }

  /** Whether a document, or a wave of them, says which pieces it is about. */
  public boolean byDocument() {
    return byDocument;
  }
}
