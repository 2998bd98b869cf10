package bondgate.rfid.serial;

import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ReaderProtocol;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Which protocol answers on a port. Says only what {@link ReaderProtocol} calls identify, which
 * reads and changes nothing; but a device that is no reader at all may still mind bytes that it
 * does not know.
 */
public final class ReaderDetection {
  private ReaderDetection() {}

  /** What one protocol at one baud rate found. */
  public sealed interface Finding {
    /** Which was tried. */
    String protocol();

    /** At which baud rate. */
    int baud();

    /**
     * A reader of this protocol answered.
     *
     * @param protocol which was tried
     * @param baud at which rate
     * @param firmware what it is
     */
    record Answered(String protocol, int baud, String firmware) implements Finding {}

    /**
     * Nothing came.
     *
     * @param protocol which was tried
     * @param baud at which rate
     */
    record Silent(String protocol, int baud) implements Finding {}

    /**
     * Something came that is no answer in this protocol: another protocol, another baud rate, or
     * noise.
     *
     * @param protocol which was tried
     * @param baud at which rate
     * @param detail what was missing
     */
    record NotUnderstood(String protocol, int baud, String detail) implements Finding {}

    /**
     * A reader of this protocol answered that it won't say what it is.
     *
     * @param protocol which was tried
     * @param baud at which rate
     * @param detail its error
     */
    record RefusedToSay(String protocol, int baud, String detail) implements Finding {}

    /**
     * The port can't be opened, or is gone; nothing more was tried.
     *
     * @param protocol which was tried
     * @param baud at which rate
     * @param detail what the system said
     */
    record NoPort(String protocol, int baud, String detail) implements Finding {}
  }

  /** Tries the registered protocols at their baud rates until one answers; says what each found. */
  public static List<Finding> detect(String portPath, InstantSource clock) {
    return detect(portPath, ReaderProtocols.all(), clock);
  }

  /** Tries these protocols at their baud rates until one answers; says what each found. */
  public static List<Finding> detect(
      String portPath, List<ReaderProtocol> protocols, InstantSource clock) {
    List<Finding> findings = new ArrayList<>();
    for (ReaderProtocol protocol : protocols) {
      for (int baud : protocol.bauds()) {
        Finding finding = probe(portPath, protocol, baud, clock);
        findings.add(finding);
        if (finding instanceof Finding.Answered || finding instanceof Finding.NoPort) {
          return findings;
        }
      }
    }
    return findings;
  }

  private static Finding probe(
      String portPath, ReaderProtocol protocol, int baud, InstantSource clock) {
    String name = protocol.name();
    Outcome<ReaderSession> opened =
        ReaderSession.connect(portPath, baud, protocol, DialectSettings.defaults(), clock);
    if (!(opened instanceof Outcome.Done<ReaderSession> done)) {
      return new Finding.NoPort(name, baud, opened.describe());
    }
    try (ReaderSession session = done.value()) {
      Outcome<String> said = session.identify();
      if (said instanceof Outcome.Done<String> identity) {
        return new Finding.Answered(name, baud, identity.value());
      } else if (said instanceof Outcome.NoAnswer<String> none) {
        return none.heardBytes()
            ? new Finding.NotUnderstood(name, baud, none.detail())
            : new Finding.Silent(name, baud);
      } else if (said instanceof Outcome.Refused<String> refused) {
        return new Finding.RefusedToSay(name, baud, refused.detail());
      }
      return new Finding.NoPort(name, baud, said.describe());
    }
  }
}
