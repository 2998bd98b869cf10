package bondgate.server.people.shopper;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** The till's pages over a checkout that a test lays out by hand. */
public final class FixtureTill implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FixtureCheckout.class);
  }
}
