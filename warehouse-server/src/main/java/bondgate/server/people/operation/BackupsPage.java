package bondgate.server.people.operation;

import bondgate.server.backup.Manifest;
import bondgate.server.backup.StoredBackup;
import bondgate.server.people.Display;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of all backups.
 *
 * @param readable whether anybody can say which there are
 * @param folder where they lie
 * @param inside whether that is a folder of the data that they are to save
 * @param notice what became of the last wish, or null
 * @param why what an operator can do about it, if it failed
 */
public record BackupsPage(
    List<Line> backups,
    boolean readable,
    String folder,
    boolean inside,
    Notice notice,
    String why) {

  /** What became of a wish for a backup. */
  public enum Notice {
    /** It lies on the disk. */
    MADE,
    /** Another is being made. */
    BUSY,
    /** There is none. */
    FAILED,
    /** Nobody can say what there is. */
    UNREADABLE
  }

  /** A backup as it is listed. */
  public record Line(StoredBackup backup) {
    /** Its moment in China's time. */
    public String at() {
      return Display.shanghai(backup.manifest().at());
    }

    /** Its rows, with thousands marked. */
    public String rows() {
      return Display.counted(backup.manifest().rows());
    }

    /** Its size in KiB, rounded up. */
    public String kib() {
      return Display.counted((backup.manifest().bytes() + 1023) / 1024);
    }

    /** The logs in it. */
    public List<Manifest.Log> logs() {
      return backup.manifest().logs();
    }
  }

  /** The newest one's folder for the command that restores it; a pattern if there is none. */
  public String example() {
    return backups.isEmpty()
        ? folder + "/20260301T020000Z"
        : folder + "/" + backups.get(0).backup().name();
  }

  /** The files that a restore wants, and the agents. */
  public List<String> keys() {
    List<String> keys =
        new ArrayList<>(
            backups.isEmpty()
                ? List.of("server.key")
                : backups.get(0).backup().manifest().keys().keySet());
    keys.add("server.pub");
    keys.add("agents/");
    return keys;
  }
}
