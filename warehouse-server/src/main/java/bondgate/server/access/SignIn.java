package bondgate.server.access;

import java.time.Instant;

/** What came of a name and a secret. */
public sealed interface SignIn {
  /** It is that account. */
  record Entered(Account account) implements SignIn {}

  /** The name or the secret is wrong; which of them is not said. */
  record Wrong() implements SignIn {}

  /** Too many wrong ones in a row: not even the right one opens before that time. */
  record Locked(Instant until) implements SignIn {}

  /** Too many try at once; nothing was looked at. */
  record Busy() implements SignIn {}
}
