package bondgate.server.backup;

import java.nio.file.Path;

/**
 * A finished backup.
 *
 * @param folder where it lies
 */
public record StoredBackup(Path folder, Manifest manifest) {
  /** Its name, the second of it in UTC. */
  public String name() {
    return folder.getFileName().toString();
  }
}
