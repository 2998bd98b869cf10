package bondgate.rfid.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one side of one protocol says, so that tests treat all parsers alike.
 *
 * @param protocol how the file of recorded frames names the protocol
 * @param fromHost whether the host says it; empty where both sides' frames look alike
 * @param shape how the frames look
 * @param encode a frame to its bytes
 * @param decode a reader's frame to what it says
 * @param samples whole frames of this side in hex, from public manuals and captures
 */
record Side<F>(
    String protocol,
    Optional<Boolean> fromHost,
    FrameShape<F> shape,
    Function<F, Bytes> encode,
    Function<F, Object> decode,
    List<String> samples) {
  static final List<Side<?>> ALL =
      List.of(
          new Side<>(
              "R2000-A0",
              Optional.empty(),
              bondgate.rfid.frame.r2000.Frame.shape(),
              bondgate.rfid.frame.r2000.Frame::toBytes,
              new bondgate.rfid.frame.r2000.ReplyDecoder(4)::decode,
              List.of(
                  "A0130189043000E200301666130121155074EF45BF",
                  "A00A018900001100000005B6",
                  "A0030172EA",
                  "A0150189043000E28011700000020A1B2C3D4E4501A5E1")),
          new Side<>(
              "M100-BB(AA)",
              Optional.empty(),
              bondgate.rfid.frame.m100.Frame.shape(),
              bondgate.rfid.frame.m100.Frame::toBytes,
              bondgate.rfid.frame.m100.ReplyDecoder::decode,
              List.of(
                  "BB02220011C9340030751FEB705C5904E3D50D703A76EF7E",
                  "AA013900130E340030751FEB705C5904E3D50D701234567894DD",
                  "BB01FF000115167E",
                  "BB00220000227E")),
          new Side<>(
              "Chafon-len",
              Optional.of(false),
              bondgate.rfid.frame.uhf18.Frame.readerShape(),
              bondgate.rfid.frame.uhf18.Frame::toBytes,
              bondgate.rfid.frame.uhf18.ReplyDecoder::decode,
              List.of(
                  "1500010301010C0000000000000000000003136BB1A5",
                  "20000103020C0000000000000000000003130C0000000000000000000003149AC9",
                  "1100210000160C034E001E0A01000000E651")),
          new Side<>(
              "Chafon-len",
              Optional.of(true),
              bondgate.rfid.frame.uhf18.Frame.hostShape(),
              bondgate.rfid.frame.uhf18.Frame::toBytes,
              bondgate.rfid.frame.uhf18.ReplyDecoder::decode,
              List.of("04FF011BB4", "04FF211995", "0DFF010F0001000000008014C03A")),
          new Side<>(
              "ThingMagic-FF",
              Optional.of(false),
              bondgate.rfid.frame.mercury.Frame.moduleShape(),
              bondgate.rfid.frame.mercury.Frame::toBytes,
              bondgate.rfid.frame.mercury.ReplyDecoder::decode,
              List.of(
                  "FF2822000010001B01FF0101C4110E16400000012700000500000F"
                      + "00803000000000000000000000001545E94A561D",
                  "FF0022040084E0",
                  "FF0E210000E200322FE20DF9311328B7E3D100AAD0")),
          new Side<>(
              "ThingMagic-FF",
              Optional.of(true),
              bondgate.rfid.frame.mercury.Frame.hostShape(),
              bondgate.rfid.frame.mercury.Frame::toBytes,
              bondgate.rfid.frame.mercury.ReplyDecoder::decode,
              List.of("FF00031D0C", "FF102F00000122000005072210001B03E801FFDD2B")),
          new Side<>(
              "SW/CT (bonus)",
              Optional.empty(),
              bondgate.rfid.frame.swct.Frame.shape(),
              bondgate.rfid.frame.swct.Frame::toBytes,
              bondgate.rfid.frame.swct.ReplyDecoder::decode,
              List.of(
                  "4354002C004501C4DD938E170123020F0102E2002075601001820480E064330F0103"
                      + "E3002075601001820480E0643407",
                  "53570003FF1044")));

  String name() {
    return protocol + fromHost.map(host -> host ? ", host" : ", reader").orElse("");
  }

  /** All frames of a run of bytes, after which the line is silent. */
  Heard<F> hear(Bytes bytes) {
    ParserState.Fed<F> fed = ParserState.start(shape).feed(bytes);
    ParserState.Fed<F> later = fed.next().silence();
    List<F> frames =
        java.util.stream.Stream.concat(fed.frames().stream(), later.frames().stream()).toList();
    return new Heard<>(
        this,
        frames,
        fed.badChecksums() + later.badChecksums(),
        fed.skippedBytes() + later.skippedBytes());
  }

  /** What came of a run of bytes. */
  record Heard<F>(Side<F> side, List<F> frames, long badChecksums, long skippedBytes) {
    List<Bytes> wires() {
      return frames.stream().map(side.encode()).toList();
    }

    List<Object> replies() {
      return frames.stream().map(side.decode()).toList();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
