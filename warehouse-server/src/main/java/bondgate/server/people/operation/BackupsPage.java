package bondgate.server.people.operation;

import bondgate.server.backup.Manifest;
import bondgate.server.backup.StoredBackup;
import bondgate.server.people.Display;
import java.util.List;
import java.util.Locale;

/**
 * The page of all backups.
 *
 * @param folder where they lie
 * @param inside whether that is a folder of the data that they are to save
 * @param notice what became of the last wish, or null
 * @param why what an operator can do about it, if it failed
 */
public record BackupsPage(
    List<Line> backups, String folder, boolean inside, Notice notice, String why) {

  /** What became of a wish for a backup. */
  public enum Notice {
    /** It lies on the disk. */
    MADE,
    /** Another is being made. */
    BUSY,
    /** There is none. */
    FAILED
  }

  /** A backup as it is listed. */
  public record Line(StoredBackup backup) {
    /** Its moment in China's time. */
    public String at() {
      return Display.shanghai(backup.manifest().at());
    }

    /** Its rows, with a blank between thousands. */
    public String rows() {
      return grouped(backup.manifest().rows());
    }

    /** Its size in KiB, rounded up. */
    public String kib() {
      return grouped((backup.manifest().bytes() + 1023) / 1024);
    }

    /** The logs in it. */
    public List<Manifest.Log> logs() {
      return backup.manifest().logs();
    }

    private static String grouped(long number) {
      return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
  }

  /** The newest one's folder for the command that restores it; a pattern if there is none. */
  public String example() {
    return backups.isEmpty()
        ? folder + "/20260301T020000Z"
        : folder + "/" + backups.get(0).backup().name();
  }

  /** The key files that a restore wants. */
  public List<String> keys() {
    return backups.isEmpty()
        ? List.of("server.key")
        : List.copyOf(backups.get(0).backup().manifest().keys().keySet());
  }
}
