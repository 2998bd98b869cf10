package bondgate.rfid.serial;

import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.frame.m100.M100Protocol;
import bondgate.rfid.frame.mercury.MercuryProtocol;
import bondgate.rfid.frame.r2000.R2000Protocol;
import bondgate.rfid.frame.uhf18.Uhf18Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The protocols that the driver and the detection know. <b>To add one:</b> write a package below
 * {@code bondgate.rfid.frame} with its codec and a {@link ReaderProtocol}, and add one line to
 * {@link #ALL}; session, supervised reader and detection then speak it.
 */
public final class ReaderProtocols {
  private static final List<ReaderProtocol> ALL =
      List.of(new R2000Protocol(), new M100Protocol(), new Uhf18Protocol(), new MercuryProtocol());

  private ReaderProtocols() {}

  /** All of them, in the order in which detection tries them. */
  public static List<ReaderProtocol> all() {
    return ALL;
  }

  /** The one with this name. */
  public static Optional<ReaderProtocol> named(String name) {
    return ALL.stream().filter(protocol -> protocol.name().equals(name)).findFirst();
  }
}
