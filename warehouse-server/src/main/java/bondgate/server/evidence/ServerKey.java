package bondgate.server.evidence;

import bondgate.events.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The server's Ed25519 key: signs checkpoints and permit lists. Lives in {@code server.key} in the
 * data directory; its public half in {@code server.pub}, for the agents.
 */
@Startup
@ApplicationScoped
public class ServerKey {
  private final SigningKey key;

  @Inject
  ServerKey(@ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data)
      throws IOException {
    this.key = new KeyFile(data).readOrMake(new SecureRandom());
  }

  /** The key. */
  public SigningKey signingKey() {
    return key;
  }
}
