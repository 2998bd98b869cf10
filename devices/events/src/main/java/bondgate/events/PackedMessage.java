package bondgate.events;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Long messages on their way: packed with gzip (RFC 1952), a tenth of their length. What begins
 * with gzip's two bytes is packed, everything else is the message itself, so that a short one can
 * be read at the broker as it is. Signatures and hashes are of what is in it, never of this form.
 */
final class PackedMessage {
  /** The longest that a message may be when it is unpacked: no message of ours comes near it. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Shorter messages are sent as they are. */
  static final int WORTH_PACKING = 4 * 1024;

  private static final int GZIP_1 = 0x1F;
  private static final int GZIP_2 = 0x8B;

  private PackedMessage() {}

  static byte[] pack(byte[] message) {
    if (message.length < WORTH_PACKING) {
      return message;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(message.length / 4);
    try (OutputStream out = new Fast(packed)) {
      out.write(message);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return packed.toByteArray();
  }

  /**
   * The message itself.
   *
   * @throws MalformedMessageException if it begins as a packed one and is none, is cut short, or is
   *     longer than {@value #MOST_BYTES} bytes
   */
  static byte[] unpack(byte[] message) throws MalformedMessageException {
    if (message.length < 2
        || Byte.toUnsignedInt(message[0]) != GZIP_1
        || Byte.toUnsignedInt(message[1]) != GZIP_2) {
      return message;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(message), 8 * 1024)) {
      byte[] unpacked = in.readNBytes(MOST_BYTES + 1);
      if (unpacked.length > MOST_BYTES) {
        throw new MalformedMessageException(
            "expected at most %d bytes when unpacked; received more".formatted(MOST_BYTES));
      }
      return unpacked;
    } catch (IOException e) {
      throw new MalformedMessageException("packed with gzip and damaged: " + e.getMessage(), e);
    }
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
