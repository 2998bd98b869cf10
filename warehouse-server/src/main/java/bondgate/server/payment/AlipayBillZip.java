package bondgate.server.payment;

import bondgate.server.payment.WeChatJson.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The archive of Alipay's bill: {@code …_业务明细.csv} and {@code …_业务明细(汇总).csv}, names and texts in
 * GBK. Nothing of it is written to a disk.
 */
final class AlipayBillZip {
  static final Charset GBK = Charset.forName("GBK");

  private static final String DETAILS = "业务明细.csv";
  private static final String SUMS = "业务明细(汇总).csv";
  private static final int MOST_FILES = 2;

  /** Of all files together, unpacked: some 200 000 lines. */
  private static final int MOST_BYTES = 64 << 20;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;

  private AlipayBillZip() {}

  /**
   * The text of the details.
   *
   * @throws UnreadableException if it is no such archive, or not whole
   */
  static String details(byte[] zip) throws UnreadableException {
    int files = files(zip);
    byte[] details = null;
    int found = 0;
    int left = MOST_BYTES;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
      for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        String name = file.getName();
        if (++found > MOST_FILES || !(name.endsWith(DETAILS) || name.endsWith(SUMS))) {
          throw new UnreadableException("has files beside the details and their sums");
        }
        // To the end, where its check sum is compared.
        byte[] bytes = in.readNBytes(left);
        left -= bytes.length;
        if (in.read() != -1) {
          throw new UnreadableException("is larger than %d bytes".formatted(MOST_BYTES));
        }
        if (name.endsWith(DETAILS)) {
          if (details != null) {
            throw new UnreadableException("has its details twice");
          }
          details = bytes;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // The second where a name is no GBK.
      throw new UnreadableException("is no whole archive");
    }
    if (found != files || details == null) {
      throw new UnreadableException(found != files ? "is no whole archive" : "has no details");
    }
    return text(details);
  }

  private static String text(byte[] bytes) throws UnreadableException {
    try {
      return GBK.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("is not written in GBK");
    }
  }

  /**
   * How many files its end says that there are: reading from the front alone does not notice that
   * an archive was cut off behind one of them. Read from the record at the very end, without a
   * comment.
   */
  private static int files(byte[] zip) throws UnreadableException {
    int at = zip.length - END_BYTES;
    if (at < 0) {
      throw new UnreadableException("is no whole archive");
    }
    ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int files = Short.toUnsignedInt(end.getShort(at + 10));
    long directory =
        Integer.toUnsignedLong(end.getInt(at + 12)) + Integer.toUnsignedLong(end.getInt(at + 16));
    if (end.getInt(at) != END_SIGNATURE
        || end.getInt(at + 4) != 0
        || Short.toUnsignedInt(end.getShort(at + 8)) != files
        || directory != at) {
      throw new UnreadableException("is no whole archive");
    }
    return files;
  }
}
