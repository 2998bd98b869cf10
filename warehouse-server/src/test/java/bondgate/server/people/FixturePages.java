package bondgate.server.people;

import bondgate.server.people.officer.FixtureOfficerDesk;
import bondgate.server.people.shopper.FixtureCheckout;
import bondgate.server.people.staff.FixtureStaffDesk;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/**
 * Pages over desks and a checkout that a test lays out by hand; everything else is the real server.
 */
public final class FixturePages implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FixtureOfficerDesk.class, FixtureStaffDesk.class, FixtureCheckout.class);
  }
}
