package bondgate.simulator.gate;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import bondgate.rfid.portal.Way;
import bondgate.simulator.Carriage;
import bondgate.simulator.Point;
import bondgate.simulator.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Who is on the stage: each tag with its walk and its truth, and each body that breaks a beam. */
final class Cast {
  /** Out of earshot on either side. */
  private static final int HOME_MM = 5500;

  private static final int PERSON_HALF_MM = 200;
  private static final int CART_HALF_MM = 500;
  private static final int PALLET_HALF_MM = 600;
  private static final Duration LYING = Duration.ofSeconds(25);
  private static final Duration STRAYING = Duration.ofSeconds(12);

  final List<Player> players = new ArrayList<>();
  final List<Body> bodies = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  private final Random random;
  private final Instant begin;

  /** A tag on its way. */
  record Player(Epc epc, Walk walk, Carriage carriage) {}

  /** A body as long as twice this, which breaks beams. */
  record Body(Walk walk, int halfMm) {}

  Cast(long seed, Instant begin) {
    this.random = new Random(new SplittableRandom(seed ^ 0x5CE7A).nextLong());
    this.begin = begin;
  }

  void add(Act act) {
    Instant at = begin.plusMillis(act.beginMillis());
    switch (act.situation()) {
      case THROUGH, RUN -> alone(act, through(act, at, lane(600)), hand());
      case METAL_BAG ->
          alone(act, through(act, at, lane(600)), Carriage.weakerBy(act.lossCentiDb()));
      case CART -> load(act, through(act, at, lane(300)), CART_HALF_MM);
      case PALLET -> load(act, through(act, at, lane(150)), PALLET_HALF_MM);
      case TWO_FLOWS -> twoFlows(act, at);
      case STOP, TURN_BACK -> alone(act, stopping(act, at), hand());
      case NEAR, ALONG -> alone(act, past(act, at), hand());
      case STILL -> still(act, at);
      case STRAY -> stray(act, at);
    }
  }

  private void alone(Act act, Walk walk, Carriage carriage) {
    play(act, walk.beside(0, 0, height()), carriage, act.way());
    bodies.add(new Body(walk, PERSON_HALF_MM));
  }

  /** Five across, five along, and in layers. */
  private void load(Act act, Walk walk, int halfMm) {
    for (int i = 0; i < act.tags(); i++) {
      int across = -300 + 150 * (i % 5);
      int along = (-2 + i / 5 % 5) * halfMm * 2 / 5;
      play(act, walk.beside(across, along, 500 + 250 * (i / 25 % 5)), Carriage.open(), act.way());
    }
    bodies.add(new Body(walk, halfMm));
  }

  private void twoFlows(Act act, Instant at) {
    Way other = act.way() == Way.IN ? Way.OUT : Way.IN;
    Walk here = straight(act.way(), act.speed(), at, -450);
    Walk there = straight(other, act.speed(), at.plusMillis(random.nextInt(1500)), 450);
    for (int i = 0; i < act.tags(); i++) {
      boolean first = i % 2 == 0;
      Walk walk = (first ? here : there).beside(random.nextInt(200), 0, height());
      play(act, walk, hand(), first ? act.way() : other);
    }
    bodies.add(new Body(here, PERSON_HALF_MM));
    bodies.add(new Body(there, PERSON_HALF_MM));
  }

  private Walk stopping(Act act, Instant at) {
    int side = act.way() == Way.IN ? 1 : -1;
    int x = lane(600);
    Point home = new Point(x, side * HOME_MM, 0);
    boolean back = act.situation() == Situation.TURN_BACK;
    return Walk.from(home, at)
        .thenTo(new Point(x, side * act.awayMm(), 0), act.speed())
        .thenStayFor(Duration.ofMillis(act.stopMillis()))
        .thenTo(back ? home : new Point(x, -side * HOME_MM, 0), act.speed())
        .done();
  }

  private Walk past(Act act, Instant at) {
    int y = (act.way() == Way.IN ? 1 : -1) * act.awayMm();
    int from = random.nextBoolean() ? -HOME_MM : HOME_MM;
    return Walk.from(new Point(from, y, 0), at).thenTo(new Point(-from, y, 0), act.speed()).done();
  }

  private void still(Act act, Instant at) {
    int side = act.way() == Way.IN ? 1 : -1;
    for (int i = 0; i < act.tags(); i++) {
      Point place = new Point(lane(1000), side * act.awayMm() + lane(300), height());
      play(act, Walk.from(place, at).thenStayFor(LYING).done(), Carriage.open(), act.way());
    }
    people(act, at);
  }

  /** Half of them are moved about behind the wall. */
  private void stray(Act act, Instant at) {
    int side = act.way() == Way.IN ? 1 : -1;
    for (int i = 0; i < act.tags(); i++) {
      int x = (random.nextBoolean() ? 1 : -1) * (3000 + random.nextInt(2500));
      Point place = new Point(x, side * act.awayMm() + lane(500), height());
      Walk walk =
          random.nextBoolean()
              ? Walk.from(place, at).thenStayFor(STRAYING).done()
              : Walk.from(place, at)
                  .thenTo(place.plus(lane(1000), -side * 2 * act.awayMm(), 0), act.speed())
                  .done();
      play(act, walk, Carriage.weakerBy(act.lossCentiDb()), act.way());
    }
    people(act, at);
  }

  private void people(Act act, Instant at) {
    int people = random.nextInt(3);
    for (int i = 0; i < people; i++) {
      Way way = random.nextBoolean() ? Way.IN : Way.OUT;
      Instant from = at.plusMillis(random.nextInt(8_000));
      bodies.add(new Body(straight(way, act.speed(), from, lane(600)), PERSON_HALF_MM));
    }
  }

  private void play(Act act, Walk walk, Carriage carriage, Way way) {
    Epc epc = new Epc("30B4%020X".formatted(players.size() + 1));
    players.add(new Player(epc, walk, carriage));
    Truth truth = way == Way.IN ? Truth.IN : Truth.OUT;
    labels.add(
        new Label(epc, act.situation().isCrossing() ? truth : Truth.NONE, act.situation().word()));
  }

  private static Walk through(Act act, Instant at, int x) {
    return straight(act.way(), act.speed(), at, x);
  }

  private static Walk straight(Way way, int speed, Instant at, int x) {
    int from = way == Way.IN ? HOME_MM : -HOME_MM;
    return Walk.from(new Point(x, from, 0), at).thenTo(new Point(x, -from, 0), speed).done();
  }

  /** On either side of the middle, at most so far. */
  private int lane(int mostMm) {
    return random.nextInt(2 * mostMm + 1) - mostMm;
  }

  private int height() {
    return 600 + random.nextInt(700);
  }

  private Carriage hand() {
    Carriage.Body[] sides = Carriage.Body.values();
    return Carriage.byHand(sides[random.nextInt(sides.length)]);
  }
}
