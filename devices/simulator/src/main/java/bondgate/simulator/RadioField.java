package bondgate.simulator;

import bondgate.rfid.Epc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  /** Raw phase units of a whole turn, as Impinj's readers count. */
  public static final int PHASE_PER_TURN = 4096;

  private final long seed;
  private final List<Point> antennas;
  private final RadioModel model;
  private final Fading fading;
  private final Map<Epc, Carried> tags = new ConcurrentHashMap<>();
  // Owned by the device's thread, which alone asks for inventories.
  private final SplittableRandom random;

  /** A tag, where it goes, and how it is carried. */
  private record Carried(Epc epc, Walk walk, Carriage carriage) {}

  /** A field without tags. */
  public RadioField(long seed, List<Point> antennas, RadioModel model) {
    this.seed = seed;
    this.antennas = List.copyOf(antennas);
    this.model = model;
    this.fading = new Fading(seed);
    this.random = new SplittableRandom(seed);
  }

  /**
   * A gate 2 m wide with two rows 2 m apart: antennas 0 and 1 inside, 2 and 3 outside, 1.2 m high.
   */
  public static RadioField gate(long seed) {
    return gate(seed, RadioModel.measured());
  }

  /** The same gate in other air. */
  public static RadioField gate(long seed, RadioModel model) {
    return new RadioField(
        seed,
        List.of(
            new Point(-1000, -1000, 1200),
            new Point(1000, -1000, 1200),
            new Point(-1000, 1000, 1200),
            new Point(1000, 1000, 1200)),
        model);
  }

  /**
   * One successful read.
   *
   * @param epc the tag
   * @param after how long after the round's begin
   * @param rssiDbm its level in dBm
   * @param phase its phase, 0 to 4095, where 4096 is a whole turn
   */
  public record Hit(Epc epc, Duration after, int rssiDbm, int phase) {}

  /** A tag comes in, in the open, or its walk is replaced. */
  public void add(Epc epc, Walk walk) {
    add(epc, walk, Carriage.open());
  }

  /** A tag comes in, carried so. */
  public void add(Epc epc, Walk walk, Carriage carriage) {
    tags.put(epc, new Carried(epc, walk, carriage));
  }

  /** A tag is taken away. */
  public void remove(Epc epc) {
    tags.remove(epc);
  }

  /** A tag is given another EPC where it is; nothing happens if it is not in the field. */
  public void rename(Epc from, Epc to) {
    Carried carried = tags.remove(from);
    if (carried != null) {
      tags.put(to, carried);
    }
  }

  /** The tags in the field, those whose walk is over or not begun included. */
  public List<Epc> tags() {
    return tags.keySet().stream().sorted().toList();
  }

  /** Whether any tag's walk goes on after this time; still ones do for ever. */
  public boolean isAnyWalking(Instant now) {
    return tags.values().stream().anyMatch(tag -> tag.walk().ends().isAfter(now));
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
    List<Carried> present = new ArrayList<>(tags.values());
    present.sort(Comparator.comparing(Carried::epc));
    List<Hit> heard = new ArrayList<>();
    Instant middle = from.plus(round.dividedBy(2));
    for (Carried tag : present) {
      hear(tag, antenna, middle).ifPresent(heard::add);
    }
    double share = model.readsPerSecond() * round.toMillis() / 1000.0;
    int slots = Math.max(1, (int) share + (random.nextDouble() < share % 1 ? 1 : 0));
    shuffle(heard);
    int taken = Math.min(slots, heard.size());
    // Anywhere in the round: the gaps between the reads of one tag are not those of a clock.
    long[] nanos = random.longs(taken, 0, Math.max(1, round.toNanos())).sorted().toArray();
    List<Hit> out = new ArrayList<>();
    for (int i = 0; i < taken; i++) {
      Hit hit = heard.get(i);
      out.add(new Hit(hit.epc(), Duration.ofNanos(nanos[i]), hit.rssiDbm(), hit.phase()));
    }
    return out;
  }

  private Optional<Hit> hear(Carried tag, int antenna, Instant at) {
    Optional<Point> place = tag.walk().at(at);
    if (place.isEmpty()
        || random.nextInt(1000) < model.missPermille()
        || fading.isHole(tag.epc(), antenna, place.get(), model.holePermille())) {
      return Optional.empty();
    }
    Point there = place.get();
    double metres = Math.max(0.1, antennas.get(antenna).metresTo(there));
    double quick =
        model.quickCentiDb()
            * Math.exp(
                model.quickSpreadPermille() / 1000.0 * fading.quick(tag.epc(), antenna, there));
    double centiDbm =
        model.atOneMetreCentiDbm()
            - model.perDecadeCentiDb() * Math.log10(metres)
            + model.tagCentiDb() * fading.ofTag(tag.epc())
            + model.placeCentiDb() * fading.ofPlace(tag.epc(), antenna, there)
            + model.wideCentiDb() * fading.ofNeighbourhood(tag.epc(), antenna, there)
            + quick * Fading.gaussian(random.nextLong())
            - loss(tag, antenna, there, metres, at);
    double odds = (centiDbm - model.halfHeardCentiDbm()) / model.hearingWidthCentiDb();
    if (random.nextDouble() >= 1 / (1 + Math.exp(-odds))) {
      return Optional.empty();
    }
    int level = (int) Math.max(-127, Math.round(centiDbm / 100));
    return Optional.of(new Hit(tag.epc(), Duration.ZERO, level, phase(tag, antenna, metres, at)));
  }

  private int loss(Carried tag, int antenna, Point there, double metres, Instant at) {
    if (tag.carriage().body() == Carriage.Body.NOWHERE) {
      return tag.carriage().lossCentiDb();
    }
    Point heading = tag.walk().headingAt(at);
    double length = Math.hypot(heading.xMm(), heading.yMm());
    if (length == 0) {
      return tag.carriage().lossCentiDb();
    }
    Point antennaAt = antennas.get(antenna);
    double dx = (antennaAt.xMm() - there.xMm()) / 1000.0 / metres;
    double dy = (antennaAt.yMm() - there.yMm()) / 1000.0 / metres;
    double ahead = (dx * heading.xMm() + dy * heading.yMm()) / length;
    double left = (dy * heading.xMm() - dx * heading.yMm()) / length;
    return tag.carriage().lossCentiDb(ahead, left);
  }

  /** Twice the way in wavelengths of the channel, with the readers' jumps by half a turn. */
  private int phase(Carried tag, int antenna, double metres, Instant at) {
    long dwell = Math.floorDiv(at.toEpochMilli(), model.dwellMillis());
    int channel =
        (int)
            Long.remainderUnsigned(new SplittableRandom(seed ^ dwell).nextLong(), model.channels());
    double wavelength = 299.792458 / (920.625 + 0.25 * channel);
    double turns =
        2 * metres / wavelength
            + fading.cable(tag.epc(), antenna, channel)
            + (random.nextBoolean() ? 0.5 : 0)
            + model.phaseMilliRad() / 1000.0 / (2 * Math.PI) * Fading.gaussian(random.nextLong());
    return (int) Math.floor((turns - Math.floor(turns)) * PHASE_PER_TURN) % PHASE_PER_TURN;
  }

  private void shuffle(List<Hit> hits) {
    for (int i = hits.size() - 1; i > 0; i--) {
      Collections.swap(hits, i, random.nextInt(i + 1));
    }
  }
}
