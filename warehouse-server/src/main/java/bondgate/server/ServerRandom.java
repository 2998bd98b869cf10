package bondgate.server;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The one place where the server's randomness is plugged in: nobody can guess what it gives. */
final class ServerRandom {
  private ServerRandom() {}

  @Produces
  @Singleton
  static RandomGenerator random() {
    return new SecureRandom();
  }
}
