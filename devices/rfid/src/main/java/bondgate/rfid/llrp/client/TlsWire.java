package bondgate.rfid.llrp.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS over a channel that never blocks. Owned by the reader's thread. */
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer in; // as they came, ready for more
  private final ByteBuffer out; // what still has to go, ready to be written
  private boolean begun;
  private boolean mayHoldMore = true;

  TlsWire(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    this.in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    this.out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
  }

  @Override
  public Wait begin() throws IOException {
    try {
      return shakeHands();
    } catch (SSLException e) {
      throw new IOException(
          "no TLS with this reader; are its certificate, or its issuer's, in the trust file, and the"
              + " host's name in its certificate? (%s)".formatted(e.getMessage()),
          e);
    }
  }

  private Wait shakeHands() throws IOException {
    if (!begun) {
      begun = true;
      engine.beginHandshake();
    }
    ByteBuffer never = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    while (flush()) {
      HandshakeStatus status = engine.getHandshakeStatus();
      switch (status) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap(never).getStatus() == Status.BUFFER_UNDERFLOW && !fill()) {
            return Wait.READ;
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return Wait.NOTHING;
        }
      }
    }
    return Wait.WRITE;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int before = to.position();
    mayHoldMore = true;
    while (to.remaining() >= engine.getSession().getApplicationBufferSize()) {
      SSLEngineResult result = unwrap(to);
      switch (result.getStatus()) {
        case OK -> answer();
        case CLOSED -> {
          return end(to.position() - before);
        }
        case BUFFER_OVERFLOW ->
            throw new SSLException("a record that is longer than its session allows");
        case BUFFER_UNDERFLOW -> {
          if (!fill()) {
            mayHoldMore = false;
            return to.position() - before;
          }
        }
      }
    }
    return to.position() - before;
  }

  private static int end(int count) {
    return count == 0 ? -1 : count;
  }

  /** What the other side wants besides data, such as new keys. */
  private void answer() throws IOException {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK
        || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        runTasks();
      } else if (flush()) {
        wrap(NOTHING);
      } else {
        return; // the next write goes on with it
      }
    }
  }

  @Override
  public boolean write(ByteBuffer from) throws IOException {
    while (flush()) {
      if (!from.hasRemaining()) {
        return true;
      }
      wrap(from);
    }
    return false;
  }

  @Override
  public boolean mayHoldMore() {
    return mayHoldMore;
  }

  private void wrap(ByteBuffer from) throws IOException {
    out.clear();
    SSLEngineResult result = engine.wrap(from, out);
    out.flip();
    if (result.getStatus() == Status.CLOSED && !out.hasRemaining()) {
      throw new EOFException("the reader closed the connection");
    }
  }

  private SSLEngineResult unwrap(ByteBuffer to) throws IOException {
    in.flip();
    try {
      return engine.unwrap(in, to);
    } finally {
      in.compact();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Whether all has gone that was to go. */
  private boolean flush() throws IOException {
    if (out.hasRemaining()) {
      channel.write(out);
    }
    return !out.hasRemaining();
  }

  /** Whether more bytes came. */
  private boolean fill() throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      throw new EOFException("the reader closed the connection");
    }
    return count > 0;
  }
}
