package bondgate.server;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one place where the server's clock is plugged in. */
final class ServerClock {
  private ServerClock() {}

  @Produces
  @Singleton
  static InstantSource clock() {
    return InstantSource.system();
  }
}
