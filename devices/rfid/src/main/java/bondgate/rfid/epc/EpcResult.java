package bondgate.rfid.epc;

import java.util.Optional;

/**
 * What a codec answers: the value, or the named fault.
 *
 * @param <T> the value
 */
public sealed interface EpcResult<T> {
  /**
   * It is one.
   *
   * @param <T> the value's type
   * @param content the value
   */
  record Ok<T>(T content) implements EpcResult<T> {}

  /**
   * It is none.
   *
   * @param <T> the value's type
   * @param reason why
   */
  record Refused<T>(EpcFault reason) implements EpcResult<T> {}

  /** The value, if there is one. */
  default Optional<T> value() {
    return this instanceof Ok<T> ok ? Optional.of(ok.content()) : Optional.empty();
  }

  /** The fault, if there is one. */
  default Optional<EpcFault> fault() {
    return this instanceof Refused<T> refused ? Optional.of(refused.reason()) : Optional.empty();
  }

  /**
   * The value, for callers who know that it is one.
   *
   * @throws IllegalArgumentException if it is a fault; the message says which
   */
  default T get() {
    if (this instanceof Ok<T> ok) {
      return ok.content();
    }
    throw new IllegalArgumentException(((Refused<T>) this).reason().describe());
  }
}
