package bondgate.server.checkout;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, which a test sets forward where it would have to wait. */
@Alternative
@Singleton
public class MovedClock implements InstantSource {
  private static volatile Duration ahead = Duration.ZERO;

  /** Sets it forward, and never back. */
  public static synchronized void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
