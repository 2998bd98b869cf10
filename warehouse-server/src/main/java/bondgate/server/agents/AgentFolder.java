package bondgate.server.agents;

import bondgate.events.Topics;
import bondgate.server.secret.OwnersFile;
import bondgate.server.secret.RandomSecret;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that is handed to an agent: {@code broker.properties} with {@code url}, {@code
 * username}, {@code password} and {@code ca}, which only its owner may read, and beside it the
 * authority's certificate that {@code ca} names. It may be moved away as a whole.
 *
 * <p>A new secret is written beside the old one first, then decided, then put in its place: a crash
 * in between leaves the old pair, or a new one that {@link #settle} puts in its place.
 */
final class AgentFolder {
  static final String FILE = "broker.properties";
  private static final String AUTHORITY = "broker-ca.pem";
  private static final String NEXT = "broker.properties.next";

  private final Path folder;
  private final String user;
  private final String url;
  private final Path authority;

  /**
   * The folder of one agent.
   *
   * @param agents the folder of all of them
   * @param url where agents find the broker
   * @param authority the file with the authority that signed the broker's certificate
   */
  AgentFolder(Path agents, Topics.Source agent, String url, Path authority) {
    this.folder = agents.resolve(agent.device());
    this.user = agent.user();
    this.url = url;
    this.authority = authority;
  }

  Path file() {
    return folder.resolve(FILE);
  }

  /** Writes the secret down where no agent reads it yet. */
  void prepare(String secret) throws IOException {
    OwnersFile.writeSecret(folder.resolve(NEXT), text(secret));
  }

  /**
   * Puts a prepared secret in its place if it is the one that opens now; else forgets it.
   *
   * @param secretSha256 hash of the secret that opens now; empty if none does
   */
  void settle(Optional<String> secretSha256) throws IOException {
    Path next = folder.resolve(NEXT);
    if (!Files.exists(next)) {
      return;
    }
    String secret = secret(next);
    if (secretSha256.equals(Optional.of(RandomSecret.sha256(secret)))) {
      write(secret);
    }
    Files.delete(next);
  }

  /** Tells an agent whose file still lies here where the broker listens now. */
  void refresh() throws IOException {
    if (Files.exists(file()) && !OwnersFile.read(file()).equals(text(secret(file())))) {
      write(secret(file()));
    }
  }

  private void write(String secret) throws IOException {
    OwnersFile.writePublic(folder.resolve(AUTHORITY), Files.readString(authority).strip());
    OwnersFile.writeSecret(file(), text(secret));
  }

  private String text(String secret) {
    return "url=%s\nusername=%s\npassword=%s\nca=%s".formatted(url, user, secret, AUTHORITY);
  }

  private static String secret(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(OwnersFile.read(file)));
    return properties.getProperty("password", "");
  }
}
