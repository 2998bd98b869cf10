package bondgate.till;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.idcard.SamCommand;
import bondgate.till.idcard.SamFrames;
import bondgate.till.idcard.SamReply;
import bondgate.till.modbus.ModbusMessages;
import bondgate.till.modbus.ModbusRequest;
import bondgate.till.modbus.RtuFrame;
import bondgate.till.printer.Printed;
import bondgate.till.scale.AsciiLines;
import bondgate.till.scale.Toledo8217;
import bondgate.till.scale.ToledoContinuous;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random bytes into every parser: 100 000 inputs each, or as many as {@code -Dbondgate.fuzz.inputs}
 * says.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("bondgate.fuzz.inputs", 100_000);

  private final Random random = new Random(SharedData.seed("FuzzTest"));

  @Test
  void modbusRequests() {
    fuzz("Modbus requests", RtuFrame::requests, modbus());
  }

  @Test
  void modbusReplies() {
    fuzz("Modbus replies", RtuFrame::replies, modbus());
  }

  @Test
  void modbusMessagesOfAnyBytesAreReadOrNamed() {
    for (int n = 0; n < INPUTS; n++) {
      byte[] bytes = new byte[1 + random.nextInt(12)];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(24);
      Octets message = Octets.of(bytes);
      ModbusMessages.request(message);
      assertThat(ModbusMessages.reply(new ModbusRequest.ReadInputs(0, 8), message)).isNotNull();
    }
  }

  @Test
  void identityCardReaders() {
    List<Octets> material =
        List.of(
            Octets.hex("AAAAAA9669"),
            SamCommand.FIND.toFrame(),
            SamFrames.encode(Octets.hex("00009F00000000")),
            SamFrames.encode(Octets.of(0, 0, 0x90).plus(Octets.of(new byte[20]))));
    fuzz("SAM_V", SamFrames::shape, material);
  }

  @Test
  void identityCardRepliesOfAnyBytesAreReadOrNamed() {
    for (int n = 0; n < INPUTS; n++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Octets content = Octets.of(0, 0, 0x90).plus(Octets.of(bytes));
      for (SamCommand asked : List.of(SamCommand.READ, SamCommand.READ_NEWEST_ADDRESS)) {
        assertThat(SamReply.decode(asked, content).toString()).isNotBlank();
      }
    }
  }

  @Test
  void scalesThatAreAsked() {
    fuzz(
        "Toledo 8217",
        Toledo8217::replies,
        List.of(Octets.hex("022020312E3233340D"), Octets.hex("023F010D"), Octets.hex("0D3F0202")));
  }

  @Test
  void scalesThatSpeakAllTheTime() {
    List<Octets> material =
        List.of(Octets.hex("023120202020203230302020202020200D4E"), Octets.hex("02353020"));
    fuzz("Toledo continuous", () -> new ToledoContinuous(true, false), material);
    fuzz("Toledo continuous with check", () -> new ToledoContinuous(true, true), material);
  }

  @Test
  void scalesThatWriteLines() {
    List<Octets> material = List.of(ascii("ST,GS,+   5.230kg\r\n"), ascii("S S      1.234 kg\r\n"));
    fuzz("CAS and A&D", AsciiLines::casAndAnd, material);
    fuzz("MT-SICS", AsciiLines::sics, material);
  }

  @Test
  void printers() {
    List<Octets> material =
        List.of(
            Octets.hex("1D286B070031503031323334"),
            Octets.hex("1B40"),
            Octets.hex("1D6B0234303000"),
            ascii("text\n"));
    fuzz("ESC/POS", Printed::shape, material);
  }

  private <F> void fuzz(String name, Supplier<FrameShape<F>> shape, List<Octets> material) {
    long frames = FeedingCheck.fuzz(shape, material, random, INPUTS);
    System.out.println("fuzz " + name + ": " + INPUTS + " inputs, " + frames + " frames");
    assertThat(frames).as("no input of %s ever held a frame: the fuzz is blind", name).isPositive();
  }

  private static List<Octets> modbus() {
    return List.of(
        Octets.hex("01050000FF008C3A"),
        Octets.hex("010F0000000801FFBED5"),
        Octets.hex("010201016048"),
        Octets.hex("018502C351"));
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
