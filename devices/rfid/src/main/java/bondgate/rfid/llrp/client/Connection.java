package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.Octets;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A TCP connection that never blocks for longer than it is told, and wakes at once when another
 * thread has something to be sent.
 */
final class Connection implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1024;
  private static final Duration STEP = Duration.ofMillis(50);

  /** A reader that takes nothing for so long is gone. */
  private static final Duration WRITE_WITHIN = Duration.ofSeconds(1);

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);

  private Connection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_CONNECT);
  }

  /**
   * Connects.
   *
   * @throws IOException if it cannot be done within the time of the settings
   */
  static Connection open(LlrpSettings settings, BooleanSupplier givenUp) throws IOException {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new IOException("the name has no address");
    }
    SocketChannel channel = SocketChannel.open();
    Connection connection = null;
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      connection = new Connection(channel, Selector.open());
      connection.connect(address, settings.connectWithin(), givenUp);
      return connection;
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (connection != null) {
        connection.close();
      }
      throw e;
    }
  }

  private void connect(InetSocketAddress address, Duration within, BooleanSupplier givenUp)
      throws IOException {
    long start = System.nanoTime();
    boolean connected = channel.connect(address);
    while (!connected) {
      if (givenUp.getAsBoolean() || System.nanoTime() - start > within.toNanos()) {
        throw new SocketTimeoutException("no connection in %d ms".formatted(within.toMillis()));
      }
      selector.select(STEP.toMillis());
      selector.selectedKeys().clear();
      connected = channel.finishConnect();
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Wakes the thread that waits in {@link #receive}; from any thread. */
  void wake() {
    selector.wakeup();
  }

  /** Bytes that came; none if none came within the time, or it was woken. */
  byte[] receive(Duration within) throws IOException {
    selector.select(within.toMillis());
    selector.selectedKeys().clear();
    in.clear();
    int count = channel.read(in);
    if (count < 0) {
      throw new EOFException("the reader closed the connection");
    }
    return Arrays.copyOf(in.array(), count);
  }

  /** Sends all of it. */
  void send(Octets message) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(message.toArray());
    long start = System.nanoTime();
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        if (System.nanoTime() - start > WRITE_WITHIN.toNanos()) {
          throw new SocketTimeoutException("the reader takes no bytes");
        }
        key.interestOps(SelectionKey.OP_WRITE);
        selector.select(STEP.toMillis());
        selector.selectedKeys().clear();
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
