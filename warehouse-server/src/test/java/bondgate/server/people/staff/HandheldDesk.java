package bondgate.server.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.access.Account;
import bondgate.server.access.AccountResult;
import bondgate.server.access.Accounts;
import bondgate.server.access.ClosedDoors;
import bondgate.server.access.Role;
import bondgate.server.handling.HandheldZone;
import bondgate.server.stream.ShopZone;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of the handhelds' zone, and what the server kept of their scans. */
@ApplicationScoped
public class HandheldDesk {
  private static final String PASSWORD = "a password of my own";

  @Inject HandheldZone zone;
  @Inject Accounts accounts;
  @Inject ShopZone tables;

  private final AtomicInteger people = new AtomicInteger();
  private boolean open;

  /** The zone, opened the first time. */
  public synchronized HandheldZone zone() {
    if (!open) {
      zone.open(ClosedDoors.ZONE, true);
      open = true;
    }
    return zone;
  }

  /** Somebody who works here. */
  String worker() {
    return worker(Role.STAFF);
  }

  /** Somebody who answers for the stock. */
  String supervisor() {
    return worker(Role.SUPERVISOR);
  }

  /** Somebody of that role. */
  String worker(Role role) {
    String name = "ls-" + people.incrementAndGet();
    AccountResult.Issued issued =
        (AccountResult.Issued) accounts.create(name, Account.Kind.PERSON, Set.of(role), "test");
    assertThat(accounts.change(name, issued.secret(), PASSWORD))
        .isEqualTo(new AccountResult.Done());
    return name;
  }

  /** A program that sends scans. */
  AccountResult.Issued program() {
    return (AccountResult.Issued)
        accounts.create(
            "scanner-" + people.incrementAndGet(),
            Account.Kind.PROGRAM,
            Set.of(Role.STAFF),
            "test");
  }

  /** Signs in, where the page asks for it. */
  void signIn(Page page, String name) {
    page.fill("#account", name);
    page.fill("#password", PASSWORD);
    page.click("main button");
  }

  /** The cookie of somebody who signed in. */
  String session(String name) {
    return RestAssured.given()
        .redirects()
        .follow(false)
        .formParam("account", name)
        .formParam("password", PASSWORD)
        .post("/login/enter")
        .cookie("bondgate-session");
  }

  /** What became of the scans of a list's pieces, in the order in which they were kept. */
  List<String> kept(long task) {
    try {
      return tables.texts(
          "SELECT word || ' ' || coalesce(epc, '-') FROM handling_scan WHERE task_id = "
              + task
              + " ORDER BY id");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On whose word an act took effect, beside who stated it. */
  List<String> approvers(String act) {
    try {
      return tables.texts("SELECT approved_by FROM act_approval WHERE act_id = '" + act + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does what only the owner of the tables could. */
  void execute(String sql) {
    try {
      tables.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
