package bondgate.rfid.frame.m100;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.nio.charset.StandardCharsets;

/**
 * What a module says, as frames: the other half of {@link ReplyDecoder}, for virtual modules and
 * for tests.
 *
 * @param dress header and end byte that the module wears
 */
public record ReplyEncoder(Frame.Dress dress) {
  /** A tag was heard. */
  public Frame tag(Epc epc, int rssiDbm) {
    return new Frame(
        dress,
        Frame.Type.NOTIFICATION,
        Command.SINGLE_POLL,
        Bytes.of(rssiDbm).plus(TagIdentity.pcEpcCrc(epc)));
  }

  /** What the module is. */
  public Frame moduleInfo(int what, String text) {
    Bytes ascii = Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    return response(Command.MODULE_INFO, Bytes.of(what).plus(ascii));
  }

  /** A command was done. */
  public Frame done(int command) {
    return response(command, Bytes.of(0));
  }

  /** The radio power in hundredths of dBm. */
  public Frame power(int centiDbm) {
    return response(Command.GET_POWER, Bytes.number(centiDbm, 2));
  }

  /** The region. */
  public Frame region(int region) {
    return response(Command.GET_REGION, Bytes.of(region));
  }

  /** Memory of a tag. */
  public Frame memoryRead(Epc epc, Bytes data) {
    return response(Command.READ, head(epc).plus(data));
  }

  /** Memory of a tag was written. */
  public Frame memoryWritten(Epc epc) {
    return response(Command.WRITE, head(epc).plus(Bytes.of(0)));
  }

  /** A command failed before a tag was singled out. */
  public Frame failed(int code) {
    return response(Command.ERROR, Bytes.of(code));
  }

  /** A command failed at this tag. */
  public Frame failed(int code, Epc epc) {
    return response(Command.ERROR, Bytes.of(code).plus(head(epc)));
  }

  private static Bytes head(Epc epc) {
    Bytes pcEpc = TagIdentity.pcEpc(epc);
    return Bytes.of(pcEpc.size()).plus(pcEpc);
  }

  private Frame response(int command, Bytes parameters) {
    return new Frame(dress, Frame.Type.RESPONSE, command, parameters);
  }
}
