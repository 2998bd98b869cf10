package bondgate.server.people.officer;

import bondgate.server.book.CustomsStatus;
import bondgate.server.fence.Verdict;
import bondgate.server.goods.Place;
import bondgate.server.people.Tone;
import java.time.Instant;
import java.util.List;

/**
 * The zone at a glance.
 *
 * @param now when this was so
 * @param width of the drawing
 * @param height of the drawing
 * @param areas the places with what the book has there
 * @param openings the portals
 * @param tills the tills
 * @param doors doors for people that were opened today, or that the layout places
 * @param devices the edge agents
 * @param inside members who came in today and were not seen leaving
 * @param alarms open alarms, all of them
 * @param elsewhere what the book has at no place, such as samples of customs
 */
public record MapPage(
    Instant now,
    int width,
    int height,
    List<Area> areas,
    List<Opening> openings,
    List<Till> tills,
    List<Door> doors,
    List<Device> devices,
    long inside,
    long alarms,
    List<Pieces> elsewhere) {
  /** Takes copies. */
  public MapPage {
    areas = List.copyOf(areas);
    openings = List.copyOf(openings);
    tills = List.copyOf(tills);
    doors = List.copyOf(doors);
    devices = List.copyOf(devices);
    elsewhere = List.copyOf(elsewhere);
  }

  /** Pieces of one status, and where the line stands in the drawing. */
  public record Pieces(CustomsStatus status, long pieces, int x, int y) {}

  /** A place as a rectangle. */
  public record Area(
      Place place, int x, int y, int width, int height, int textX, int textY, List<Pieces> pieces) {
    /** Takes a copy. */
    public Area {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * An opening.
   *
   * @param alarms open alarms at it
   * @param control the control order that keeps it shut; empty if none does
   * @param verdict what the last crossing came to, null if there was none
   * @param lastAt when that was, null if there was none
   * @param device the agent that stated it, empty if there was none
   */
  public record Opening(
      String name,
      Place outside,
      Place inside,
      int x,
      int y,
      long alarms,
      String control,
      Verdict verdict,
      Instant lastAt,
      String device) {
    /** Somebody must act, or it is shut, or nothing is wrong. */
    public Tone tone() {
      return alarms > 0 ? Tone.BAD : control.isEmpty() ? Tone.GOOD : Tone.WARN;
    }

    /** Where its name stands. */
    public int textY() {
      return y + 28;
    }
  }

  /** A till and the sales point that it sells for. */
  public record Till(String name, String point, int x, int y) {}

  /** A door for people, and how often it was opened today to come in and to go out. */
  public record Door(String name, int x, int y, long in, long out) {
    /** Where its name stands. */
    public int textY() {
      return y + 24;
    }
  }

  /**
   * An edge agent.
   *
   * @param agent how it stands
   * @param silence what its records say of the last minutes
   * @param events how many events they have
   * @param address the page that shows it in full
   * @param alarms open alarms about it
   */
  public record Device(
      StripView.Agent agent,
      Quiet silence,
      long events,
      String address,
      long alarms,
      int x,
      int y) {
    /** The worst of what is known of it. */
    public Tone tone() {
      boolean readersBad =
          agent.readers().stream().anyMatch(one -> Marks.tone(one.state()) == Tone.BAD);
      if (alarms > 0 || agent.tone() == Tone.BAD || readersBad || silence.tone() == Tone.BAD) {
        return Tone.BAD;
      }
      boolean allGood =
          agent.tone() == Tone.GOOD
              && silence.tone() != Tone.WARN
              && agent.readers().stream().allMatch(one -> Marks.tone(one.state()) == Tone.GOOD);
      return allGood ? Tone.GOOD : Tone.WARN;
    }

    /** How many of its readers are as they should be. */
    public long readersOnline() {
      return agent.readers().stream().filter(one -> Marks.tone(one.state()) == Tone.GOOD).count();
    }

    /** The lines below its name. */
    public int lineY(int line) {
      return y + 22 + 20 * line;
    }

    /** Where its text begins. */
    public int textX() {
      return x + 12;
    }
  }

  /** What a device's records of the last minutes say. */
  public enum Quiet {
    /** There were events. */
    EVENTS(Tone.QUIET),
    /** Provably none, as far as it was watched. */
    NONE(Tone.GOOD),
    /** It was down for some of the time. */
    DOWN(Tone.BAD),
    /** Not known, or not yet. */
    NOT_KNOWN(Tone.WARN);

    private final Tone tone;

    Quiet(Tone tone) {
      this.tone = tone;
    }

    /** How it is shown. */
    public Tone tone() {
      return tone;
    }
  }
}
