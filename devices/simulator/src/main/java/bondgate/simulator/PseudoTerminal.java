package bondgate.simulator;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A real pseudo-terminal: the virtual device holds the master, the program under test opens the
 * slave like any serial port. The cable can be pulled and put back; the slave's path may then be
 * another, a symbolic link keeps its name. Safe for one device thread and others that pull.
 */
public final class PseudoTerminal implements Wire, AutoCloseable {
  private final Optional<Path> link;
  // Descriptors of the master and of our own hold on the slave, -1 while unplugged; guarded by
  // this.
  private int master = -1;
  private int slave = -1;
  private String slavePath = "";

  private PseudoTerminal(Optional<Path> link) {
    this.link = link;
  }

  /**
   * A plugged-in pseudo-terminal without a symbolic link.
   *
   * @throws IOException if the system gives none, saying which call refused
   */
  public static PseudoTerminal open() throws IOException {
    PseudoTerminal terminal = new PseudoTerminal(Optional.empty());
    terminal.plug();
    return terminal;
  }

  /** The same with a symbolic link to the slave, which survives unplugging as a dead link. */
  public static PseudoTerminal open(Path link) throws IOException {
    PseudoTerminal terminal = new PseudoTerminal(Optional.of(link));
    terminal.plug();
    return terminal;
  }

  /** The path to open: the symbolic link if there is one, otherwise {@code /dev/pts/N}. */
  public synchronized String slavePath() {
    return link.map(Path::toString).orElse(slavePath);
  }

  /** Whether the cable is in. */
  @Override
  public synchronized boolean isPlugged() {
    return master >= 0;
  }

  /** Puts the cable in; nothing happens if it is. */
  @Override
  public synchronized void plug() throws IOException {
    if (master >= 0) {
      return;
    }
    // Without blocking: a line that nobody reads would hold us inside a write for ever.
    int flags = LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC | LibC.O_NONBLOCK;
    int fd = checked(LibC.posix_openpt(flags), "posix_openpt");
    try {
      checked(LibC.grantpt(fd), "grantpt");
      checked(LibC.unlockpt(fd), "unlockpt");
      byte[] name = new byte[128];
      // ptsname_r returns the error instead of -1.
      checked(-LibC.ptsname_r(fd, name, name.length), "ptsname_r");
      slavePath = Native.toString(name, StandardCharsets.UTF_8);
      slave = openRaw(slavePath);
      pointLinkAt(Path.of(slavePath));
      master = fd;
    } catch (IOException e) {
      LibC.close(fd);
      closeSlave();
      throw e;
    }
  }

  /** Pulls the cable: who has the slave open sees the line fail, as with a USB adapter. */
  @Override
  public synchronized void unplug() {
    closeSlave();
    if (master >= 0) {
      LibC.close(master);
      master = -1;
    }
  }

  /** What the other side wrote, at most 4096 bytes; none after the time or while unplugged. */
  @Override
  public byte[] read(Duration atMost) {
    int fd = waitFor(LibC.POLLIN, atMost);
    if (fd < 0) {
      return new byte[0];
    }
    synchronized (this) {
      byte[] buffer = new byte[4096];
      long count = fd == master ? LibC.read(fd, buffer, buffer.length) : 0;
      return Arrays.copyOf(buffer, (int) Math.max(0, count));
    }
  }

  /** What the other side has written by now into a buffer; 0 if nothing, or while unplugged. */
  synchronized int readNow(byte[] buffer) {
    return master < 0 ? 0 : (int) Math.max(0, LibC.read(master, buffer, buffer.length));
  }

  /** As much of it as the line takes at once; the rest is lost, as on a wire. */
  synchronized boolean writeNow(byte[] bytes) {
    return master >= 0 && LibC.write(master, bytes, bytes.length) == bytes.length;
  }

  /** Descriptor of the master, -1 while unplugged. */
  synchronized int descriptor() {
    return master;
  }

  /**
   * Puts bytes on the line. What the other side does not take within the time is lost, as on a
   * wire.
   *
   * @return whether all went
   */
  @Override
  public boolean write(byte[] bytes, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    int sent = 0;
    while (sent < bytes.length) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      int fd = left.isNegative() ? -1 : waitFor(LibC.POLLOUT, left);
      if (fd < 0) {
        return false;
      }
      synchronized (this) {
        if (fd != master) {
          return false;
        }
        byte[] rest = Arrays.copyOfRange(bytes, sent, bytes.length);
        sent += (int) Math.max(0, LibC.write(fd, rest, rest.length));
      }
    }
    return true;
  }

  /** Unplugs and removes the symbolic link. */
  @Override
  public void close() {
    unplug();
    try {
      if (link.isPresent()) {
        Files.deleteIfExists(link.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Polls outside the lock, so that the cable can be pulled meanwhile; -1 if not ready in time. */
  private int waitFor(short event, Duration atMost) {
    int fd;
    synchronized (this) {
      fd = master;
    }
    if (fd < 0) {
      return -1;
    }
    ByteBuffer pollfd = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    pollfd.putInt(0, fd).putShort(4, event);
    int ready = LibC.poll(pollfd.array(), 1, (int) atMost.toMillis());
    return ready > 0 && (pollfd.getShort(6) & event) != 0 ? fd : -1;
  }

  private static int openRaw(String path) throws IOException {
    int fd = checked(LibC.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC), "open " + path);
    try (Memory termios = new Memory(LibC.TERMIOS_ROOM)) {
      checked(LibC.tcgetattr(fd, termios), "tcgetattr");
      LibC.cfmakeraw(termios);
      checked(LibC.tcsetattr(fd, LibC.TCSANOW, termios), "tcsetattr");
      return fd;
    } catch (IOException e) {
      LibC.close(fd);
      throw e;
    }
  }

  private void pointLinkAt(Path target) throws IOException {
    if (link.isEmpty()) {
      return;
    }
    Path fresh = link.get().resolveSibling(link.get().getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    // Renamed into place: who opens the link sees the old target or the new, never none.
    Files.move(
        fresh, link.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void closeSlave() {
    if (slave >= 0) {
      LibC.close(slave);
      slave = -1;
    }
  }

  private static int checked(int result, String call) throws IOException {
    if (result < 0) {
      throw new IOException(
          "%s failed, errno=%d; is /dev/pts mounted and writable?"
              .formatted(call, Native.getLastError()));
    }
    return result;
  }
}
