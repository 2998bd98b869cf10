package bondgate.server.handling;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 波次 — gate passes that are picked in one round.
 *
 * @param rule by which they were gathered
 * @param gatheredBy who did, such as {@code supervisor:zg-01}
 * @param released when it was given to the pickers, if it was
 * @param ended how it ended, if it did
 */
public record Wave(
    long id,
    WaveRule rule,
    String gatheredBy,
    Instant gatheredAt,
    Optional<Instant> released,
    Optional<End> ended) {
  private static final String PREFIX = "BC-";
  private static final Pattern NUMBER = Pattern.compile(PREFIX + "(\\d{1,18})");

  /** How it ended: picked, or cancelled before anything of it was taken. */
  public record End(String by, Instant at, boolean cancelled) {}

  /** How far it is. */
  public enum State {
    /** Gathered, and not given to the pickers. */
    GATHERED,
    /** It is or may be picked. */
    RELEASED,
    /** It is picked. */
    PICKED,
    /** It was cancelled before anything of it was taken. */
    CANCELLED
  }

  /** As it stands on paper, such as {@code BC-12}. */
  public String number() {
    return PREFIX + id;
  }

  /** How far it is. */
  public State state() {
    if (ended.isPresent()) {
      return ended.get().cancelled() ? State.CANCELLED : State.PICKED;
    }
    return released.isPresent() ? State.RELEASED : State.GATHERED;
  }

  /** Which wave that number means; empty: it is none of a wave. */
  static OptionalLong id(String number) {
    Matcher matcher = NUMBER.matcher(number);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** Whether no bin may be called so. */
  static boolean reserves(String code) {
    return code.startsWith(PREFIX);
  }
}
