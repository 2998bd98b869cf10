package bondgate.rfid.frame.mercury;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;
import java.util.List;
import java.util.Optional;

/**
 * The frames that a host sends. Write data agrees with a captured frame; read data and the choice
 * of a tag by its EPC follow the maker's public interface and are unverified.
 */
public final class Command {
  /** Versions of boot loader, hardware and firmware. */
  public static final int VERSION = 0x03;

  /** Start of the application from the boot loader. */
  public static final int BOOT = 0x04;

  /** Serial number. */
  public static final int SERIAL_NUMBER = 0x10;

  /** Read of one tag. */
  public static final int READ_SINGLE = 0x21;

  /** Read of many tags; also the op of each record of a continuous read. */
  public static final int READ_MULTIPLE = 0x22;

  /** Write to a tag's memory. */
  public static final int WRITE_DATA = 0x24;

  /** Read of a tag's memory. */
  public static final int READ_DATA = 0x28;

  /** Start and stop of a continuous read. */
  public static final int CONTINUOUS = 0x2F;

  /** Antennas, asked for. */
  public static final int GET_ANTENNA = 0x61;

  /** Read power, asked for. */
  public static final int GET_READ_POWER = 0x62;

  /** Tag protocol, asked for. */
  public static final int GET_PROTOCOL = 0x63;

  /** Region, asked for. */
  public static final int GET_REGION = 0x67;

  /** Power mode, asked for. */
  public static final int GET_POWER_MODE = 0x68;

  /** Antennas, set. */
  public static final int SET_ANTENNA = 0x91;

  /** Read power, set. */
  public static final int SET_READ_POWER = 0x92;

  /** Tag protocol, set. */
  public static final int SET_PROTOCOL = 0x93;

  /** Write power, set. */
  public static final int SET_WRITE_POWER = 0x94;

  /** Level of an output, set. */
  public static final int SET_GPIO = 0x96;

  /** Region, set. */
  public static final int SET_REGION = 0x97;

  /** Power mode, set. */
  public static final int SET_POWER_MODE = 0x98;

  /** Optional parameter, set. */
  public static final int SET_OPTION = 0x9A;

  /** Region byte for China, 920 to 925 MHz. */
  public static final int REGION_CHINA = 0x06;

  /** Tag protocol Gen2. */
  public static final int GEN2 = 0x0005;

  private static final int SEARCH_LIST = 0x02;
  private static final int READ_FILTER = 0x0C;
  private static final int CHOICE_BY_EPC = 0x01;

  private Command() {}

  /** Asks for the versions; answered by the boot loader too. */
  public static Frame version() {
    return Frame.host(VERSION, Bytes.none());
  }

  /** Starts the application. */
  public static Frame boot() {
    return Frame.host(BOOT, Bytes.none());
  }

  /** An op without data, such as a question. */
  public static Frame ask(int op) {
    return Frame.host(op, Bytes.none());
  }

  /** A question with the option byte 01, which asks for more. */
  public static Frame askMore(int op) {
    return Frame.host(op, Bytes.of(1));
  }

  /** Sets the region. */
  public static Frame region(int region) {
    return Frame.host(SET_REGION, Bytes.of(region));
  }

  /** Sets Gen2 as the tag protocol. */
  public static Frame gen2() {
    return Frame.host(SET_PROTOCOL, Bytes.number(GEN2, 2));
  }

  /** Sets the power for reads in hundredths of dBm. */
  public static Frame readPower(int centiDbm) {
    return Frame.host(SET_READ_POWER, Bytes.number(centiDbm, 2));
  }

  /** Sets the power for writes in hundredths of dBm. */
  public static Frame writePower(int centiDbm) {
    return Frame.host(SET_WRITE_POWER, Bytes.number(centiDbm, 2));
  }

  /** Sets the power mode, 0 full to 4 sleep. */
  public static Frame powerMode(int mode) {
    return Frame.host(SET_POWER_MODE, Bytes.of(mode));
  }

  /** Makes one antenna, from 0, the one that transmits and receives in single operations. */
  public static Frame antenna(int antenna) {
    return Frame.host(SET_ANTENNA, Bytes.of(antenna + 1, antenna + 1));
  }

  /** Sets the antennas, from 0, that take turns in a search. */
  public static Frame searchList(List<Integer> antennas) {
    Bytes data = Bytes.of(SEARCH_LIST);
    for (int antenna : antennas) {
      data = data.plus(Bytes.of(antenna + 1, antenna + 1));
    }
    return Frame.host(SET_ANTENNA, data);
  }

  /** Lets every read through, not only the first of each tag. */
  public static Frame readFilterOff() {
    return Frame.host(SET_OPTION, Bytes.of(0x01, READ_FILTER, 0x00));
  }

  /** Starts a continuous read of all that the records can say. */
  public static Frame startContinuous() {
    return Frame.host(CONTINUOUS, Bytes.hex("0000 01 22 0000 05 07 22 10 001B 03E8 01FF"));
  }

  /** Stops a continuous read. Records under way may still come. */
  public static Frame stopContinuous() {
    return Frame.host(CONTINUOUS, Bytes.hex("0000 02"));
  }

  /** Reads one tag within so many milliseconds. */
  public static Frame readSingle(int millis) {
    return Frame.host(READ_SINGLE, Bytes.number(millis, 2));
  }

  /** Reads so many words from a word on, of this tag or of the one in the field. */
  public static Frame readData(
      int millis, Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    Bytes data =
        Bytes.number(millis, 2)
            .plus(Bytes.of(of.isPresent() ? CHOICE_BY_EPC : 0, bank.code()))
            .plus(Bytes.number(firstWord, 4))
            .plus(Bytes.of(words))
            .plus(choice(of, password));
    return Frame.host(READ_DATA, data);
  }

  /** Writes whole words from a word on, to this tag or to the one in the field. */
  public static Frame writeData(
      int millis, Optional<Epc> to, MemoryBank bank, int firstWord, Bytes words, long password) {
    Bytes data =
        Bytes.number(millis, 2)
            .plus(Bytes.of(to.isPresent() ? CHOICE_BY_EPC : 0))
            .plus(Bytes.number(firstWord, 4))
            .plus(Bytes.of(bank.code()))
            .plus(choice(to, password))
            .plus(words);
    return Frame.host(WRITE_DATA, data);
  }

  /** Sets an output. */
  public static Frame output(int output, boolean on) {
    return Frame.host(SET_GPIO, Bytes.of(output, on ? 1 : 0));
  }

  private static Bytes choice(Optional<Epc> epc, long password) {
    return epc.map(
            chosen ->
                Bytes.number(password, 4)
                    .plus(Bytes.of(chosen.words() * 16))
                    .plus(Bytes.of(chosen.bytes())))
        .orElse(Bytes.none());
  }
}
