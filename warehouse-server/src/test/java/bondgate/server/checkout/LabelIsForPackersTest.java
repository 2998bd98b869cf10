package bondgate.server.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.Role;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sees to whom a parcel goes, when, and that no browser or proxy keeps the page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(LabelIsForPackersTest.SignedIn.class)
class LabelIsForPackersTest {
  /** The web shop's server, where everybody has to sign in. */
  public static final class SignedIn extends ShopProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("bondgate.access.login", "required");
      return Map.copyOf(settings);
    }
  }

  private static final String ZONE = TillProfile.ZONE;
  private static final Set<Role> PACK = EnumSet.of(Role.STAFF, Role.SUPERVISOR);

  @Inject ShopZone shop;
  @Inject Orderer orderer;
  @Inject Packing packing;
  @Inject Accounts accounts;

  private Response as(Role role, String secret, String path) {
    return given()
        .auth()
        .preemptive()
        .basic("label-" + role.id(), secret)
        .redirects()
        .follow(false)
        .get(path);
  }

  @Test
  void onlyWhoPacksSeesItAndOnlyWhileThereIsAPackedParcelAndNothingKeepsThePage() throws Exception {
    shop.openOutside(ZONE, ShopProfile.POINT);
    List<String> bottles = shop.stored(ZONE, 1);
    ShopTicket ticket = orderer.buys(1);
    orderer.waitsForTheRelease(ticket);
    String page = "/staff/parcels/" + ticket.saleNo();
    Map<Role, String> secrets = new HashMap<>();
    for (Role role : Role.values()) {
      AccountResult made =
          accounts.create("label-" + role.id(), Account.Kind.PROGRAM, Set.of(role), "test");
      secrets.put(role, ((AccountResult.Issued) made).secret());
    }

    String unpacked = as(Role.STAFF, secrets.get(Role.STAFF), page).asString();
    assertThat(unpacked).contains(ticket.saleNo()).doesNotContain(Orderer.TO.address());
    packing.scan(ZONE, ticket.saleNo(), bottles.get(0), "staff:packer");

    for (Role role : Role.values()) {
      Response answer = as(role, secrets.get(role), page);
      assertThat(answer.statusCode()).as(role.id()).isEqualTo(PACK.contains(role) ? 200 : 403);
      assertThat(answer.asString().contains(Orderer.TO.address()))
          .as("%s sees the address", role.id())
          .isEqualTo(PACK.contains(role));
      if (PACK.contains(role)) {
        assertThat(answer.header("Cache-Control")).as(role.id()).isEqualTo("no-store");
        assertThat(answer.asString()).contains(Orderer.TO.name(), Orderer.TO.phone());
      }
    }
    Response nobody = given().redirects().follow(false).get(page);
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.asString()).doesNotContain(Orderer.TO.address(), Orderer.TO.name());
    String list = as(Role.STAFF, secrets.get(Role.STAFF), "/staff/parcels").asString();
    assertThat(list)
        .contains(ticket.saleNo())
        .doesNotContain(Orderer.TO.address(), Orderer.TO.name(), Orderer.TO.phone());

    shop.leave(ZONE, "dispatch", bottles, ticket.saleNo());
    assertThat(as(Role.STAFF, secrets.get(Role.STAFF), page).asString())
        .as("on its way, nobody needs it any more")
        .doesNotContain(Orderer.TO.address(), Orderer.TO.name());
  }
}
