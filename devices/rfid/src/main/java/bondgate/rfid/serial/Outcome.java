package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.dialect.ReaderFault;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of something that a reader was told.
 *
 * @param <T> what it gives
 */
public sealed interface Outcome<T> {
  /**
   * It was done.
   *
   * @param value what it gave
   * @param <T> what it gives
   */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * The reader or the tag refused.
   *
   * @param fault why
   * @param detail the protocol's own code and name
   * @param <T> what it gives
   */
  record Refused<T>(ReaderFault fault, String detail) implements Outcome<T> {}

  /**
   * The reader did not answer in time.
   *
   * @param detail what was asked, and how long was waited
   * @param heardBytes whether anything came at all
   * @param <T> what it gives
   */
  record NoAnswer<T>(String detail, boolean heardBytes) implements Outcome<T> {}

  /**
   * The protocol can't; nothing was sent.
   *
   * @param detail why
   * @param <T> what it gives
   */
  record Unsupported<T>(String detail) implements Outcome<T> {}

  /**
   * The port is gone, or was never there. A new session is needed.
   *
   * @param reason which of the two
   * @param detail what the system said, and what to do
   * @param <T> what it gives
   */
  record PortFailed<T>(ReaderCondition.Reason reason, String detail) implements Outcome<T> {}

  /** The value, if it was done. */
  default Optional<T> toOptional() {
    return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
  }

  /** The same with what follows from the value; nothing follows unless it was done. */
  default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
    if (this instanceof Done<T> done) {
      return next.apply(done.value());
    } else if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.fault(), refused.detail());
    } else if (this instanceof NoAnswer<T> silent) {
      return new NoAnswer<>(silent.detail(), silent.heardBytes());
    } else if (this instanceof Unsupported<T> unsupported) {
      return new Unsupported<>(unsupported.detail());
    } else if (this instanceof PortFailed<T> failed) {
      return new PortFailed<>(failed.reason(), failed.detail());
    }
    throw new IllegalStateException("an outcome of no kind: " + this);
  }

  /** What a technician should know, in words. */
  default String describe() {
    if (this instanceof Refused<T> refused) {
      return refused.fault() + ": " + refused.detail();
    } else if (this instanceof NoAnswer<T> silent) {
      return silent.detail();
    } else if (this instanceof Unsupported<T> unsupported) {
      return unsupported.detail();
    } else if (this instanceof PortFailed<T> failed) {
      return failed.detail();
    }
    return "done";
  }
}
