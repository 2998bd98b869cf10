package bondgate.simulator.day;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays one day. Acts are said again with the same id, and a bottle that a portal's display shows
 * is not carried again, so that a day which was cut off goes on where it was.
 */
public final class DayPlayer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long GUARANTEE_OF_A_DAY_FEN = 500_000;

  private final DayPlan plan;
  private final ServerApi server;
  private final AgentApi agent;
  private final Carrying carrying;
  private final Narrator narrator;
  private final Desk desk;
  private final Optional<TillShopper> shopper;
  private Optional<Storekeeper> storekeeper = Optional.empty();
  private Optional<DoorOfTheDay> door = Optional.empty();

  /** A player for that day, at whose site sales are stated by a desk. */
  public DayPlayer(
      DayPlan plan, ServerApi server, AgentApi agent, Carrying carrying, Narrator narrator) {
    this(plan, server, agent, carrying, narrator, Optional.empty());
  }

  /** A player for that day, at whose site that shopper buys at the till. */
  public DayPlayer(
      DayPlan plan,
      ServerApi server,
      AgentApi agent,
      Carrying carrying,
      Narrator narrator,
      Optional<TillShopper> shopper) {
    this.shopper = shopper;
    this.plan = plan;
    this.server = server;
    this.agent = agent;
    this.carrying = carrying;
    this.narrator = narrator;
    this.desk = new Desk(server, plan);
  }

  /** Whoever counts in, puts away and picks with a handheld; without one nobody does. */
  public DayPlayer with(Storekeeper somebody) {
    this.storekeeper = Optional.of(somebody);
    return this;
  }

  /** The day has members at a door in it. */
  public DayPlayer with(DoorOfTheDay membersDoor) {
    this.door = Optional.of(membersDoor);
    return this;
  }

  /** The whole day. */
  public void play() throws InterruptedException {
    play(Optional.empty());
  }

  /** The whole day, with a parcel of the web shop in it. */
  public void play(ParcelOfTheDay parcel) throws InterruptedException {
    play(Optional.of(parcel));
  }

  private void play(Optional<ParcelOfTheDay> parcel) throws InterruptedException {
    prepare();
    if (parcel.isPresent()) {
      desk.openWebShop();
    }
    receive();
    moveToTheCentre();
    if (parcel.isPresent()) {
      parcel.get().play(plan.day(), plan.parcelItem());
    }
    if (door.isPresent()) {
      door.get().play(plan.day());
    }
    sellAndWalkOut();
    carryOutUnpaid();
    settleDown();
  }

  /** Items, guarantee: what stands before the first bottle comes. */
  public void prepare() throws InterruptedException {
    Patience.insist(
        "the server's receipt for what the agent recorded before",
        PATIENCE,
        () -> agent.unsentRecords() == 0);
    desk.registerItems();
    desk.lodgeGuarantee(GUARANTEE_OF_A_DAY_FEN);
    if (shopper.isPresent()) {
      desk.openShop();
    }
    if (storekeeper.isPresent()) {
      storekeeper.get().labelsTheBins();
    }
  }

  /** The consignment comes in through the dock. */
  public void receive() throws InterruptedException {
    long version = desk.announceConsignment();
    narrator.say(
        "Inbound list %s announces %d bottles.".formatted(plan.inboundListNo(), plan.received()));
    awaitPermits(version);
    carryCarts("dock", "IN", plan.consignment(), "into the warehouse");
    awaitBooked("ABROAD", plan.consignment());
    if (storekeeper.isPresent()) {
      int counted = storekeeper.get().countsIn(plan.inboundListNo(), plan.consignment());
      storekeeper.get().putsAway(plan.consignment(), "A-%02d-01");
      narrator.say("Handheld: %d bottles counted in, and put into bins.".formatted(counted));
    }
  }

  /** The gate pass moves bottles into the centre, each against a hold of its tax. */
  public void moveToTheCentre() throws InterruptedException {
    long version = desk.approveGatePass();
    narrator.say(
        "Gate pass %s: %d bottles may go into the centre; their tax is held."
            .formatted(plan.gatePassNo(), plan.moved()));
    if (storekeeper.isPresent()) {
      int picked = storekeeper.get().picks(plan.gatePassNo(), plan.toTheCentre());
      narrator.say("Handheld: %d bottles picked, bin by bin.".formatted(picked));
    }
    awaitPermits(version);
    carryCarts("passage", "IN", plan.toTheCentre(), "into the centre");
    awaitBooked("WAREHOUSE", plan.toTheCentre());
    if (storekeeper.isPresent()) {
      int counted = storekeeper.get().countsIn(plan.gatePassNo(), plan.toTheCentre());
      storekeeper.get().putsAway(plan.toTheCentre(), "C-%02d-01");
      narrator.say("Handheld: %d bottles counted in again in the centre.".formatted(counted));
    }
  }

  /** Shoppers pay and walk out. */
  public void sellAndWalkOut() throws InterruptedException {
    if (shopper.isPresent()) {
      for (List<Bottle> party : plan.parties()) {
        buyAtTheTill(shopper.get(), party);
      }
      return;
    }
    int n = 0;
    for (List<Bottle> party : plan.parties()) {
      for (Bottle bottle : party) {
        n++;
        awaitPermits(desk.sell(n, bottle));
        narrator.say("Sale %s is released by customs.".formatted(plan.saleNo(n)));
      }
      carrying.carry("exit", "OUT", party);
      narrator.say("Paid, and walked out. No alarm.");
    }
  }

  /** What walked out already on a day that was cut off is not bought again. */
  private void buyAtTheTill(TillShopper somebody, List<Bottle> party) throws InterruptedException {
    List<String> epcs = party.stream().map(Bottle::epc).toList();
    if (!agent.recorded("exit", "OUT").map(out -> out.containsAll(epcs)).orElse(false)) {
      narrator.say("A shopper puts %d bottle(s) on the till's tray ...".formatted(epcs.size()));
      narrator.say(
          somebody
              .buys(epcs)
              .map("... order %s is paid, and customs released it."::formatted)
              .orElse("... which were bought before the day was cut off."));
    }
    carrying.carry("exit", "OUT", party);
    narrator.say("Walked out. No alarm.");
  }

  /** Somebody carries a bottle out that was not paid for. */
  public void carryOutUnpaid() throws InterruptedException {
    for (Bottle bottle : plan.thefts()) {
      narrator.say("Somebody carries a bottle out unpaid ...");
      carrying.carry("exit", "OUT", List.of(bottle));
      narrator.say("... siren and lock are on at the exit, and the alarm is on record.");
    }
  }

  /** Waits until the server has taken everything that the agent has. */
  public void settleDown() throws InterruptedException {
    awaitBooked("CENTRE", plan.sales());
    awaitBooked("CENTRE", plan.thefts());
  }

  private void carryCarts(String portal, String direction, List<Bottle> bottles, String where)
      throws InterruptedException {
    List<List<Bottle>> carts = plan.carts(bottles);
    for (int i = 0; i < carts.size(); i++) {
      carrying.carry(portal, direction, carts.get(i));
      narrator.say(
          "Cart %d of %d: %d bottles %s."
              .formatted(i + 1, carts.size(), carts.get(i).size(), where));
    }
  }

  /** The desk waits until the portal knows what may pass, as its display shows. */
  private void awaitPermits(long version) throws InterruptedException {
    Patience.insist(
        "permit list %d at the edge".formatted(version),
        PATIENCE,
        () -> agent.permitsVersion() >= version);
  }

  /** Waits until the server's book shows that those bottles have left that place. */
  public void awaitBooked(String from, List<Bottle> bottles) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Map<String, String> places = server.places();
      long waiting = bottles.stream().filter(b -> from.equals(places.get(b.epc()))).count();
      if (waiting == 0) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "%d of %d bottles have not left %s in the server's book"
                .formatted(waiting, bottles.size(), from));
      }
      Thread.sleep(100);
    }
  }
}
