package bondgate.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP line that can be made bad: whatever goes from its port to the target passes here. */
public final class FaultProxy implements AutoCloseable {
  private static final int CHUNK_BYTES = 4_096;
  private static final int LONGEST_DELAY_MILLIS = 150;
  private static final int THROTTLED_CHUNK_MILLIS = 40;
  private static final int CONNECT_WITHIN_MILLIS = 2_000;

  /** One chunk in so many has a bit turned. */
  private static final int CHUNKS_TO_A_FLIP = 15;

  /** What is wrong with the line. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** Each chunk waits up to 150 ms. */
    DELAY,
    /** About 100 KB a second in each direction. */
    THROTTLE,
    /** Connections that stand are cut, new ones are cut at once. */
    CUT,
    /** Connections are taken and kept, and nothing that is sent arrives; they stay so for ever. */
    HALF_OPEN,
    /** Now and then a bit of what goes to the target is turned. */
    FLIP
  }

  private final ServerSocket listener;
  private final int target;
  private final long seed;
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong flipped = new AtomicLong();
  private final Set<Line> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;

  private FaultProxy(ServerSocket listener, int target, long seed) {
    this.listener = listener;
    this.target = target;
    this.seed = seed;
  }

  /** A proxy on a free loopback port, to that loopback port. */
  public static FaultProxy to(int target, long seed) throws IOException {
    FaultProxy proxy =
        new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, seed);
    daemon(proxy::accept, "proxy-" + target);
    return proxy;
  }

  /** Where it listens, on loopback. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on the line is so. */
  public void set(Fault next) {
    fault = next;
    if (next == Fault.CUT) {
      open.forEach(Line::close);
    } else if (next == Fault.HALF_OPEN) {
      open.forEach(line -> line.forgotten = true);
    }
  }

  /** How many bits were turned. */
  long flipped() {
    return flipped.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        if (fault == Fault.CUT) {
          near.close();
        } else {
          new Line(near, new Random(seed + lines.incrementAndGet())).begin();
        }
      } catch (IOException e) {
        // the proxy is closed, or a caller is gone already
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Line::close);
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** One connection with its two directions. */
  private final class Line {
    private final Socket near;
    private final Socket far = new Socket();
    private final Random random;
    private volatile boolean forgotten;

    Line(Socket near, Random random) {
      this.near = near;
      this.random = random;
      this.forgotten = fault == Fault.HALF_OPEN;
    }

    void begin() {
      open.add(this);
      daemon(() -> pump(true), "proxy-there");
    }

    private void pump(boolean there) {
      try {
        if (there && !forgotten) {
          far.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
              CONNECT_WITHIN_MILLIS);
          daemon(() -> pump(false), "proxy-back");
        }
        byte[] chunk = new byte[CHUNK_BYTES];
        InputStream in = (there ? near : far).getInputStream();
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
          pass(chunk, length, there);
        }
      } catch (IOException e) {
        // one end is gone: so is the other
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!forgotten || there) {
        close();
      }
    }

    private void pass(byte[] chunk, int length, boolean there)
        throws IOException, InterruptedException {
      switch (fault) {
        case DELAY -> TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_DELAY_MILLIS));
        case THROTTLE -> TimeUnit.MILLISECONDS.sleep(THROTTLED_CHUNK_MILLIS);
        case FLIP -> {
          if (there && random.nextInt(CHUNKS_TO_A_FLIP) == 0) {
            chunk[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            flipped.incrementAndGet();
          }
        }
        // one that was taken in the moment of the cut
        case CUT -> throw new IOException("the line is cut");
        case NONE, HALF_OPEN -> {}
      }
      if (!forgotten) {
        OutputStream out = (there ? far : near).getOutputStream();
        out.write(chunk, 0, length);
      }
    }

    void close() {
      open.remove(this);
      try {
        near.close();
        far.close();
      } catch (IOException e) {
        // it is gone
      }
    }
  }
}
