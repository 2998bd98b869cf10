package bondgate.simulator;

import bondgate.rfid.Epc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The air at one gate: antennas that stand, tags that move, and who hears whom. The same seed gives
 * the same fading at the same places; which attempt succeeds also depends on the times asked for.
 * Tags may come and go from any thread.
 */
public final class RadioField {
  /** Fading repeats over about half a wavelength, 16 cm at 920 MHz. */
  private static final int FADING_MM = 160;

  private static final int HOLE_MM = 300;

  private final long seed;
  private final List<Point> antennas;
  private final RadioModel model;
  private final Map<Epc, Walk> tags = new ConcurrentHashMap<>();
  // Owned by the device's thread, which alone asks for inventories.
  private final SplittableRandom random;

  /** A field without tags. */
  public RadioField(long seed, List<Point> antennas, RadioModel model) {
    this.seed = seed;
    this.antennas = List.copyOf(antennas);
    this.model = model;
    this.random = new SplittableRandom(seed);
  }

  /**
   * A gate 2 m wide with two rows 2 m apart: antennas 0 and 1 inside, 2 and 3 outside, 1.2 m high.
   */
  public static RadioField gate(long seed) {
    return new RadioField(
        seed,
        List.of(
            new Point(-1000, -1000, 1200),
            new Point(1000, -1000, 1200),
            new Point(-1000, 1000, 1200),
            new Point(1000, 1000, 1200)),
        RadioModel.measured());
  }

  /** One successful read. */
  public record Hit(Epc epc, Duration after, int rssiDbm) {}

  /** A tag comes in, or its walk is replaced. */
  public void add(Epc epc, Walk walk) {
    tags.put(epc, walk);
  }

  /** A tag is taken away. */
  public void remove(Epc epc) {
    tags.remove(epc);
  }

  /** A tag is given another EPC where it is; nothing happens if it is not in the field. */
  public void rename(Epc from, Epc to) {
    Walk walk = tags.remove(from);
    if (walk != null) {
      tags.put(to, walk);
    }
  }

  /** The tags in the field, those whose walk is over or not begun included. */
  public List<Epc> tags() {
    return tags.keySet().stream().sorted().toList();
  }

  /** Whether any tag's walk goes on after this time; still ones do for ever. */
  public boolean isAnyWalking(Instant now) {
    return tags.values().stream().anyMatch(walk -> walk.ends().isAfter(now));
  }

  /** How many antennas there are. */
  public int antennas() {
    return antennas.size();
  }

  /**
   * One round: what an antenna hears from a time on for so long, in order of time. A tag answers at
   * most once per round.
   */
  public synchronized List<Hit> inventory(int antenna, Instant from, Duration round) {
    List<Epc> present = new ArrayList<>(tags.keySet());
    Collections.sort(present);
    List<Hit> heard = new ArrayList<>();
    for (Epc epc : present) {
      hear(epc, antenna, from.plus(round.dividedBy(2)))
          .ifPresent(level -> heard.add(new Hit(epc, Duration.ZERO, level)));
    }
    int slots = (int) Math.max(1, Math.round(model.readsPerSecond() * round.toMillis() / 1000.0));
    shuffle(heard);
    List<Hit> out = new ArrayList<>();
    int taken = Math.min(slots, heard.size());
    for (int i = 0; i < taken; i++) {
      Hit hit = heard.get(i);
      out.add(new Hit(hit.epc(), round.multipliedBy(i + 1).dividedBy(slots + 1), hit.rssiDbm()));
    }
    return out;
  }

  private Optional<Integer> hear(Epc epc, int antenna, Instant at) {
    Walk walk = tags.get(epc);
    Optional<Point> place = walk == null ? Optional.empty() : walk.at(at);
    if (place.isEmpty() || isInHole(epc, antenna, place.get())) {
      return Optional.empty();
    }
    double centiDbm =
        model.atOneMetreCentiDbm()
            - model.perDecadeCentiDb()
                * Math.log10(Math.max(0.1, antennas.get(antenna).metresTo(place.get())))
            + model.tagCentiDb() * gaussian(hash(epc, 0, 0, 0, 0))
            + model.placeCentiDb() * fading(epc, antenna, place.get())
            + model.quickCentiDb() * gaussian(random.nextLong());
    double odds = (centiDbm - model.halfHeardCentiDbm()) / model.hearingWidthCentiDb();
    boolean success = random.nextDouble() < 1 / (1 + Math.exp(-odds));
    return success ? Optional.of((int) Math.round(centiDbm / 100)) : Optional.empty();
  }

  /** Standard normal, smooth along the way, the same at the same place. */
  private double fading(Epc epc, int antenna, Point place) {
    int cell = Math.floorDiv(place.yMm(), FADING_MM);
    double share = (double) Math.floorMod(place.yMm(), FADING_MM) / FADING_MM;
    int across = Math.floorDiv(place.xMm(), FADING_MM);
    double here = gaussian(hash(epc, antenna, cell, across, 1));
    double next = gaussian(hash(epc, antenna, cell + 1, across, 1));
    // Divided by the length of the weights, so that the deviation is the same between the cells.
    return (here * (1 - share) + next * share) / Math.hypot(1 - share, share);
  }

  private boolean isInHole(Epc epc, int antenna, Point place) {
    int along = Math.floorDiv(place.yMm(), HOLE_MM);
    int across = Math.floorDiv(place.xMm(), HOLE_MM);
    return Long.remainderUnsigned(hash(epc, antenna, along, across, 2), 1000)
        < model.holePermille();
  }

  private long hash(Epc epc, int antenna, int along, int across, int purpose) {
    long mixed = seed;
    for (long part : new long[] {epc.hashCode(), antenna, along, across, purpose}) {
      mixed = new SplittableRandom(mixed ^ (part * 0x9E3779B97F4A7C15L)).nextLong();
    }
    return mixed;
  }

  /** A standard normal value from 64 random bits (Box and Muller). */
  private static double gaussian(long bits) {
    SplittableRandom two = new SplittableRandom(bits);
    double radius = Math.sqrt(-2 * Math.log(1 - two.nextDouble()));
    return radius * Math.cos(2 * Math.PI * two.nextDouble());
  }

  private void shuffle(List<Hit> hits) {
    for (int i = hits.size() - 1; i > 0; i--) {
      Collections.swap(hits, i, random.nextInt(i + 1));
    }
  }
}
