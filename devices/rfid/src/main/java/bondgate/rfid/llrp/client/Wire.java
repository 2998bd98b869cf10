package bondgate.rfid.llrp.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What carries LLRP's bytes over a channel that never blocks. */
interface Wire {
  /** What must be waited for before it goes on. */
  enum Wait {
    /** Nothing: it is ready. */
    NOTHING,
    /** Bytes from the other side. */
    READ,
    /** Room for bytes to the other side. */
    WRITE
  }

  /** Goes on with what comes before the first byte, and says what it waits for. */
  Wait begin() throws IOException;

  /** Reads what is there; 0 if nothing is, -1 at the end. */
  int read(ByteBuffer to) throws IOException;

  /** Writes as much as goes at once; whether all of it is gone. */
  boolean write(ByteBuffer from) throws IOException;

  /** Whether bytes may be here already that the channel will not tell of. */
  boolean mayHoldMore();

  /** The channel alone. */
  static Wire plain(SocketChannel channel) {
    return new Wire() {
      @Override
      public Wait begin() {
        return Wait.NOTHING;
      }

      @Override
      public int read(ByteBuffer to) throws IOException {
        return channel.read(to);
      }

      @Override
      public boolean write(ByteBuffer from) throws IOException {
        channel.write(from);
        return !from.hasRemaining();
      }

      @Override
      public boolean mayHoldMore() {
        return false;
      }
    };
  }
}
