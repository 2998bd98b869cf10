package bondgate.till.device;

import bondgate.till.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one question that is open on a line where only one may be, with its deadline and its repeats.
 * Not for several threads.
 *
 * @param <Q> what a question is to its conversation
 */
public final class Question<Q> {
  private static final Duration ONE_READ = Duration.ofMillis(100);
  private static final Duration NOTHING_TO_SAY = Duration.ofSeconds(1);

  private final Duration within;
  private final int repeats;
  private Optional<Q> open = Optional.empty();
  private Octets bytes = Octets.none();
  private int sent;
  private Instant deadline = Instant.MIN;

  /**
   * No question yet.
   *
   * @param within how long an answer may take, 20 ms to 60 s
   * @param repeats how often a question is asked again, 0 to 10
   */
  public Question(Duration within, int repeats) {
    if (within.toMillis() < 20 || within.toMillis() > 60_000 || repeats < 0 || repeats > 10) {
      throw new IllegalArgumentException(
          "within 20 ms to 60 s, repeats 0 to 10; received %s, %d".formatted(within, repeats));
    }
    this.within = within;
    this.repeats = repeats;
  }

  /** What is open. */
  public Optional<Q> open() {
    return open;
  }

  /** Asks; what was open is forgotten. Gives the bytes to send. */
  public Octets ask(Q question, Octets toSend, Instant now) {
    open = Optional.of(question);
    bytes = toSend;
    sent = 1;
    deadline = now.plus(within);
    return toSend;
  }

  /** Whether time is up for the open question. */
  public boolean isOverdue(Instant now) {
    return open.isPresent() && !now.isBefore(deadline);
  }

  /** Asks an overdue question again, if it may be; otherwise closes it and gives nothing. */
  public Optional<Octets> again(Instant now) {
    if (sent > repeats) {
      close();
      return Optional.empty();
    }
    sent++;
    deadline = now.plus(within);
    return Optional.of(bytes);
  }

  /** It was answered or does not matter any more. */
  public void close() {
    open = Optional.empty();
  }

  /**
   * How long a conversation may stay away from the line: not at all while an answer is due, so the
   * tenth of a second of one read; a second if nothing is open.
   */
  public Duration idle() {
    return open.isPresent() ? ONE_READ : NOTHING_TO_SAY;
  }
}
