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
 * A connection over TCP, or TLS on it, that never blocks for longer than it is told, and wakes at
 * once when another thread has something to be sent.
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
  private final Wire wire;

  private Connection(SocketChannel channel, Selector selector, LlrpSettings settings)
      throws IOException {
    this.channel = channel;
    this.wire =
        settings
            .trust()
            .<Wire>map(
                trust -> new TlsWire(channel, trust.engine(settings.host(), settings.port())))
            .orElseGet(() -> Wire.plain(channel));
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
      connection = new Connection(channel, Selector.open(), settings);
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
    Wire.Wait wait = connected ? wire.begin() : Wire.Wait.WRITE;
    while (!connected || wait != Wire.Wait.NOTHING) {
      if (givenUp.getAsBoolean() || System.nanoTime() - start > within.toNanos()) {
        throw new SocketTimeoutException("no connection in %d ms".formatted(within.toMillis()));
      }
      if (connected) {
        key.interestOps(wait == Wire.Wait.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
      }
      selector.select(STEP.toMillis());
      selector.selectedKeys().clear();
      connected = connected || channel.finishConnect();
      wait = connected ? wire.begin() : wait;
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Wakes the thread that waits in {@link #receive}; from any thread. */
  void wake() {
    selector.wakeup();
  }

  /** Bytes that came; none if none came within the time, or it was woken. */
  byte[] receive(Duration within) throws IOException {
    if (wire.mayHoldMore()) {
      selector.selectNow();
    } else {
      selector.select(within.toMillis());
    }
    selector.selectedKeys().clear();
    in.clear();
    int count = wire.read(in);
    if (count < 0) {
      throw new EOFException("the reader closed the connection");
    }
    return Arrays.copyOf(in.array(), count);
  }

  /** Sends all of it. */
  void send(Octets message) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(message.toArray());
    long start = System.nanoTime();
    while (!wire.write(out)) {
      if (System.nanoTime() - start > WRITE_WITHIN.toNanos()) {
        throw new SocketTimeoutException("the reader takes no bytes");
      }
      key.interestOps(SelectionKey.OP_WRITE);
      selector.select(STEP.toMillis());
      selector.selectedKeys().clear();
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  /** Without TLS's own good-bye: LLRP has one, and a session that was cut off is never resumed. */
  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
