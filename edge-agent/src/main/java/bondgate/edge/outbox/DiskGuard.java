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
import org.jboss.logging.Logger;

/**
 * What gives way when the disk is full: first the records that the server has already, then a file
 * that only takes up room, so that what happens at the fence is still recorded. The file is made
 * again, before anything else, when there is room. Used under the outbox's lock.
 */
public final class DiskGuard {
  private static final Logger LOG = Logger.getLogger(DiskGuard.class);
  private static final int BLOCK_BYTES = 1 << 16;

  private final AgentDatabase database;
  private final Path file;
  private final long bytes;
  private final KeptRecords kept;
  private boolean there;
  private volatile String finding = "";
  private Optional<DiskChanged> news = Optional.empty();

  private DiskGuard(AgentDatabase database, Path file, long bytes, Keeping keeping) {
    this.database = database;
    this.file = file;
    this.bytes = bytes;
    this.kept = new KeptRecords(keeping);
  }

  /** No reserve, and nothing kept: a full disk takes no record. */
  public static DiskGuard none(AgentDatabase database) {
    return none(database, Keeping.NONE);
  }

  static DiskGuard none(AgentDatabase database, Keeping keeping) {
    return new DiskGuard(database, null, 0, keeping);
  }

  /**
   * Makes the reserve, or finds the one that is there.
   *
   * @param bytes its size; 0 for none
   * @param keeping how long records stay that the server has committed
   */
  public static DiskGuard open(AgentDatabase database, Path folder, long bytes, Keeping keeping) {
    if (bytes == 0) {
      return none(database, keeping);
    }
    DiskGuard guard = new DiskGuard(database, folder.resolve("reserve"), bytes, keeping);
    try {
      guard.there = Files.exists(guard.file) && Files.size(guard.file) >= guard.least();
    } catch (IOException e) {
      guard.there = false;
    }
    // Half as much again, so that it is not made and deleted in turn.
    if (!guard.there && !guard.made(bytes, bytes + bytes / 2)) {
      guard.onReserve("there is no room for the reserve of %d bytes".formatted(bytes));
    }
    return guard;
  }

  /** The records that the server has committed and that stay for a while. */
  KeptRecords kept() {
    return kept;
  }

  /** Whether there is room for records that the server has already. */
  boolean hasRoom() {
    return finding.isEmpty();
  }

  /** Commits; on a full disk once more, with the room of what is kept, or of the reserve. */
  <T> T commit(String what, AgentDatabase.Work<T> work) throws OutboxException {
    try {
      return database.commit(what, work);
    } catch (OutboxException e) {
      if (!e.full()) {
        throw e;
      }
      return onFullDisk(what, work, e);
    }
  }

  private <T> T onFullDisk(String what, AgentDatabase.Work<T> work, OutboxException full)
      throws OutboxException {
    boolean gaveUp = gaveUpKept();
    if (gaveUp) {
      try {
        return database.commit(what, work);
      } catch (OutboxException e) {
        if (!e.full()) {
          throw e;
        }
      }
    }
    if (!released()) {
      throw full;
    }
    // A file system without a free block does not even take the deletion: lend it the reserve.
    if (gaveUp || gaveUpKept()) {
      database.shrinkLog();
      T result = database.commit(what, work);
      // What was given up makes room inside the database, so that the reserve's own is free again.
      if (!made(least(), least())) {
        onReserve(full.getMessage());
      }
      return result;
    }
    onReserve(full.getMessage());
    return database.commit(what, work);
  }

  private boolean gaveUpKept() {
    try {
      boolean some = database.commit("give up records that the server has", kept::giveUp);
      if (some) {
        LOG.warn("outbox: the disk is full; the oldest records that the server has were given up");
      }
      return some;
    } catch (OutboxException e) {
      return false; // as full as before
    }
  }

  /** With so much of it left the reserve still is one. */
  private long least() {
    return bytes - bytes / 4;
  }

  /** What changed and is not recorded yet; looks whether there is room again. */
  Optional<DiskChanged> news() {
    if (!finding.isEmpty() && made(bytes, bytes + bytes / 2)) {
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

  private boolean made(long size, long ifFree) {
    if (file.getParent().toFile().getUsableSpace() < ifFree) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING))) {
      for (long left = size; left > 0; left -= BLOCK_BYTES) {
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
