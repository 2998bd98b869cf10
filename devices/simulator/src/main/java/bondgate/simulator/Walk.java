package bondgate.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a tag is, over time: it appears at its first stop, goes in straight lines from stop to
 * stop, and is gone after its last, unless that has no end.
 */
public final class Walk {
  private final List<Stop> stops;

  /** A place and when it is reached; a later stop at the same place is a rest. */
  private record Stop(Point at, Instant when) {}

  private Walk(List<Stop> stops) {
    this.stops = List.copyOf(stops);
  }

  /** A walk that begins here and now. */
  public static Builder from(Point start, Instant at) {
    return new Builder(start, at);
  }

  /** Lies there from then on, for ever. */
  public static Walk still(Point at, Instant since) {
    return from(at, since).thenStayFor(Duration.ofDays(36_500)).done();
  }

  /** The place at a time, if it is there at all. */
  public Optional<Point> at(Instant time) {
    if (time.isBefore(begins()) || time.isAfter(ends())) {
      return Optional.empty();
    }
    for (int i = 1; i < stops.size(); i++) {
      Stop next = stops.get(i);
      if (!time.isAfter(next.when())) {
        Stop last = stops.get(i - 1);
        double whole = Duration.between(last.when(), next.when()).toNanos();
        double part = Duration.between(last.when(), time).toNanos();
        return Optional.of(last.at().towards(next.at(), whole == 0 ? 1 : part / whole));
      }
    }
    return Optional.of(stops.get(stops.size() - 1).at());
  }

  /** Which way it goes at a time, as a step of any length; no step where it rests. */
  Point headingAt(Instant time) {
    for (int i = 1; i < stops.size(); i++) {
      Stop next = stops.get(i);
      if (!time.isAfter(next.when())) {
        Point from = stops.get(i - 1).at();
        return new Point(next.at().xMm() - from.xMm(), next.at().yMm() - from.yMm(), 0);
      }
    }
    return new Point(0, 0, 0);
  }

  /** When it appears. */
  public Instant begins() {
    return stops.get(0).when();
  }

  /** When it is gone. */
  public Instant ends() {
    return stops.get(stops.size() - 1).when();
  }

  /** The same walk beside this one: a bottle on the same cart. */
  public Walk beside(int xMm, int yMm, int zMm) {
    return new Walk(
        stops.stream().map(s -> new Stop(s.at().plus(xMm, yMm, zMm), s.when())).toList());
  }

  /** Builds a walk stop by stop. */
  public static final class Builder {
    private final List<Stop> stops = new ArrayList<>();

    private Builder(Point start, Instant at) {
      stops.add(new Stop(start, at));
    }

    /** Goes on to a place, at a speed in millimetres per second, 1 to 20000. */
    public Builder thenTo(Point to, int mmPerSecond) {
      if (mmPerSecond < 1 || mmPerSecond > 20_000) {
        throw new IllegalArgumentException(
            "speed must be from 1 to 20000 mm/s; received " + mmPerSecond);
      }
      Stop last = stops.get(stops.size() - 1);
      long millis = Math.round(last.at().metresTo(to) * 1_000_000 / mmPerSecond);
      stops.add(new Stop(to, last.when().plusMillis(millis)));
      return this;
    }

    /** Stays where it is. */
    public Builder thenStayFor(Duration time) {
      Stop last = stops.get(stops.size() - 1);
      stops.add(new Stop(last.at(), last.when().plus(time)));
      return this;
    }

    /** The walk. */
    public Walk done() {
      return new Walk(stops);
    }
  }
}
