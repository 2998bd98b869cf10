package bondgate.server.access;

import bondgate.server.secret.OwnersFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * At the first start makes the one account by which all others are made. Its one-time password goes
 * to the console and to a file that only its owner may read, never to the log.
 */
@ApplicationScoped
class FirstAccount {
  static final String NAME = "admin";
  static final String FILE = "first-password.txt";

  private final Accounts accounts;
  private final Doors doors;
  private final Path data;

  @Inject
  FirstAccount(
      Accounts accounts, Doors doors, @ConfigProperty(name = "bondgate.data") String data) {
    this.accounts = accounts;
    this.doors = doors;
    this.data = Path.of(data);
  }

  void make(@Observes StartupEvent started) throws IOException {
    if (doors.open() || !accounts.all().isEmpty()) {
      return;
    }
    // Of two servers that start at once on one database, one makes it.
    if (accounts.create(NAME, Account.Kind.PERSON, Set.of(Role.OPERATOR), "system")
        instanceof AccountResult.Issued issued) {
      Path file = data.resolve(FILE);
      OwnersFile.writeSecret(file, issued.secret());
      System.out.printf(
          "bondgate: the first account is '%s', its one-time password '%s' (also in %s)."
              + " Sign in at /login and choose another.%n",
          issued.name(), issued.secret(), file);
    }
  }
}
