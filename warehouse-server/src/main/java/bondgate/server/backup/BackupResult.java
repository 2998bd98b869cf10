package bondgate.server.backup;

/** What became of a wish for a backup. */
public sealed interface BackupResult {
  /** It lies finished on the disk. */
  record Made(StoredBackup backup) implements BackupResult {}

  /** Another one is being made; nothing was begun. */
  record Busy() implements BackupResult {}

  /**
   * There is none.
   *
   * @param why for a person who looks after the machine
   */
  record Failed(String why) implements BackupResult {}
}
