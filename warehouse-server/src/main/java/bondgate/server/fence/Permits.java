package bondgate.server.fence;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The permits of a zone: which tag may go through which opening, in which direction, and why. */
@ApplicationScoped
public class Permits {
  private final AgroalDataSource database;

  @Inject
  Permits(AgroalDataSource database) {
    this.database = database;
  }

  /** The permits that are open now, with their version. */
  public OpenPermits current(String zone) {
    throw new IllegalStateException("not connected yet: " + zone + " " + database);
  }

  /** The version alone. */
  public long version(String zone) {
    return current(zone).version();
  }
}
