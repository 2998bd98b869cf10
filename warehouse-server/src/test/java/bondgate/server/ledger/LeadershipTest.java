package bondgate.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who leads, and what happens to every lead when the connection that holds the locks is lost. */
class LeadershipTest {
  @TempDir Path folder;

  @Test
  void theLeadsOfAllBooksGoWithTheConnectionAndAreTakenAnew() throws Exception {
    try (LedgerRig rig = LedgerRig.in(folder);
        Leadership leadership = rig.leadership("one", Duration.ofSeconds(1))) {
      BookDesk left = new BookDesk("left", leadership, false);
      BookDesk right = new BookDesk("right", leadership, false);
      use(left);
      use(right);
      long before = rig.number("SELECT epoch FROM ledger_book WHERE name = 'right'");
      use(right);
      assertThat(rig.number("SELECT epoch FROM ledger_book WHERE name = 'right'"))
          .as("kept from one transaction to the next")
          .isEqualTo(before);

      assertThat(
              rig.number(
                  "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_locks"
                      + " WHERE locktype = 'advisory' AND objid ="
                      + " (SELECT id FROM ledger_book WHERE name = 'left')::oid"))
          .isEqualTo(1);
      // The left book's next writer finds the connection gone; the right one's does not look at it.
      left.forget();
      use(left);
      use(right);

      assertThat(rig.number("SELECT epoch FROM ledger_book WHERE name = 'right'"))
          .as("taken anew, with its lock")
          .isEqualTo(before + 1);
    }
  }

  private static void use(BookDesk desk) throws Exception {
    Object turn = new Object();
    desk.take(turn);
    desk.end(true);
  }

  @Test
  void aSilentLeaderIsPutOutAndAnAttentiveOneIsNot() throws Exception {
    try (LedgerRig rig = LedgerRig.in(folder);
        Leadership first = rig.leadership("first", Duration.ofMillis(300));
        Leadership second = rig.leadership("second", Duration.ofMillis(300))) {
      JournalSql.Lead lead = first.take("book");

      JournalSql.Lead taken = second.take("book");

      assertThat(taken.epoch()).isEqualTo(lead.epoch() + 1);
      assertThat(rig.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
          .as("the first one's session is gone")
          .isEqualTo(1);
    }
  }
}
