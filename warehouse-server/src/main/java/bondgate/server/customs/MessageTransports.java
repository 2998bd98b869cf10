package bondgate.server.customs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The transports of customs' messages, for the messages of other slices. */
public final class MessageTransports {
  private MessageTransports() {}

  /**
   * By folders, as an import client uses them; they are made if they are not there. A folder serves
   * one kind of messages: whoever reads it sets aside what he does not know.
   */
  public static MessageTransport folders(Path out, Path in, int mostBytes) throws IOException {
    return new DirectoryDrop(out, in, mostBytes);
  }

  /** By HTTP; receipts are the answers. */
  public static MessageTransport http(URI url, int mostBytes) {
    return new HttpTransport(url, mostBytes);
  }
}
