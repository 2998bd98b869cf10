package bondgate.edge.outbox;

import bondgate.events.DiskChanged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that only takes up room, so that a full disk still records what happens at the fence: it
 * is deleted when the disk is full, and made again, before anything else, when there is room. Used
 * under the outbox's lock.
 */
public final class DiskGuard {
  private static final int BLOCK_BYTES = 1 << 16;

  private final AgentDatabase database;
  private final Path file;
  private final long bytes;
  private boolean there;
  private volatile String finding = "";
  private Optional<DiskChanged> news = Optional.empty();

  private DiskGuard(AgentDatabase database, Path file, long bytes) {
    this.database = database;
    this.file = file;
    this.bytes = bytes;
  }

  /** No reserve: a full disk takes no record. */
  public static DiskGuard none(AgentDatabase database) {
    return new DiskGuard(database, null, 0);
  }

  /**
   * Makes the reserve, or finds the one that is there.
   *
   * @param bytes its size; 0 for none
   */
  public static DiskGuard open(AgentDatabase database, Path folder, long bytes) {
    if (bytes == 0) {
      return none(database);
    }
    DiskGuard guard = new DiskGuard(database, folder.resolve("reserve"), bytes);
    try {
      guard.there = Files.exists(guard.file) && Files.size(guard.file) >= bytes;
    } catch (IOException e) {
      guard.there = false;
    }
    if (!guard.there && !guard.made()) {
      guard.onReserve("there is no room for the reserve of %d bytes".formatted(bytes));
    }
    return guard;
  }

  /** Commits; on a full disk once more, with the room of the reserve. */
  <T> T commit(String what, AgentDatabase.Work<T> work) throws OutboxException {
    try {
      return database.commit(what, work);
    } catch (OutboxException e) {
      if (!e.full() || !released()) {
        throw e;
      }
      onReserve(e.getMessage());
      return database.commit(what, work);
    }
  }

  /** What changed and is not recorded yet; looks whether there is room again. */
  Optional<DiskChanged> news() {
    if (!finding.isEmpty() && made()) {
      finding = "";
      news = Optional.of(new DiskChanged(DiskChanged.State.ROOM, ""));
    }
    return news;
  }

  /** Those are recorded. */
  void told(List<Fact> facts) {
    if (news.isPresent() && facts.stream().anyMatch(fact -> fact.event().equals(news.get()))) {
      news = Optional.empty();
    }
  }

  /** Why no sale may be begun, for whoever asks at a till; empty if sales may be begun. */
  public String whyNoSales() {
    return finding.isEmpty()
        ? ""
        : "the disk is full, only the fence is recorded: free the disk or replace it (%s)"
            .formatted(finding);
  }

  private void onReserve(String why) {
    finding = why;
    news = Optional.of(new DiskChanged(DiskChanged.State.ON_RESERVE, why));
  }

  private boolean released() {
    if (!there) {
      return false;
    }
    there = false;
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean made() {
    // Half as much again, so that it is not made and deleted in turn.
    if (file.getParent().toFile().getUsableSpace() < bytes + bytes / 2) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING))) {
      for (long left = bytes; left > 0; left -= BLOCK_BYTES) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(left, BLOCK_BYTES));
        while (block.hasRemaining()) {
          channel.write(block);
        }
      }
      channel.force(true);
      there = true;
    } catch (IOException e) {
      there = true; // what was written of it must go
      released();
    }
    return there;
  }
}
