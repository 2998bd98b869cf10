package bondgate.rfid.frame.r2000;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;

/** The command bytes that we send or answer, and the frames that a host sends with them. */
public final class Command {
  /** Levels of the inputs GPIO 1 and 2. */
  public static final int READ_GPIO = 0x60;

  /** Level of one of the outputs GPIO 3 and 4. */
  public static final int WRITE_GPIO = 0x61;

  /** Power until the next reset; not stored, so that the flash does not wear. */
  public static final int TEMPORARY_POWER = 0x66;

  /** Restart of the module. */
  public static final int RESET = 0x70;

  /** Version of the firmware. */
  public static final int FIRMWARE = 0x72;

  /** Antenna that works from now on. */
  public static final int WORK_ANTENNA = 0x74;

  /** Antenna that works, asked for. */
  public static final int GET_WORK_ANTENNA = 0x75;

  /** Power, stored. */
  public static final int POWER = 0x76;

  /** Power, asked for. */
  public static final int GET_POWER = 0x77;

  /** Band of frequencies. */
  public static final int REGION = 0x78;

  /** Band of frequencies, asked for. */
  public static final int GET_REGION = 0x79;

  /** Beeper. */
  public static final int BEEPER = 0x7A;

  /** One round of inventory into the reader's buffer. */
  public static final int BUFFERED_INVENTORY = 0x80;

  /** Read of the memory of the tags in the field. */
  public static final int READ = 0x81;

  /** Write to the memory of the tags in the field. */
  public static final int WRITE = 0x82;

  /** Choice of the tag that reads and writes are for. */
  public static final int SET_MATCH = 0x85;

  /** Choice of the tag, asked for. */
  public static final int GET_MATCH = 0x86;

  /** One round of inventory on the work antenna. */
  public static final int INVENTORY = 0x89;

  /** One round of inventory over several antennas. */
  public static final int FAST_SWITCH = 0x8A;

  /** One round of inventory in a session of our choice. */
  public static final int SESSION_INVENTORY = 0x8B;

  /** Tags in the buffer. */
  public static final int GET_BUFFER = 0x90;

  /** Tags in the buffer, which is emptied. */
  public static final int GET_AND_CLEAR_BUFFER = 0x91;

  /** How many tags are in the buffer. */
  public static final int BUFFER_COUNT = 0x92;

  /** Empties the buffer. */
  public static final int CLEAR_BUFFER = 0x93;

  /** Region byte for China, 920 to 925 MHz, whose indexes are 0x2B to 0x35. */
  public static final int REGION_CHINA = 0x03;

  private static final int SKIP = 0xFF;

  private Command() {}

  /** Whether the command begins a round that ends with a frame of its own. */
  public static boolean isInventory(int command) {
    return command == INVENTORY || command == FAST_SWITCH || command == SESSION_INVENTORY;
  }

  /** Asks for the firmware's version. */
  public static Frame firmware(int address) {
    return new Frame(address, FIRMWARE, Bytes.none());
  }

  /** Restarts the module. */
  public static Frame reset(int address) {
    return new Frame(address, RESET, Bytes.none());
  }

  /** Makes an antenna, from 0, the one that works. */
  public static Frame workAntenna(int address, int antenna) {
    return new Frame(address, WORK_ANTENNA, Bytes.of(antenna));
  }

  /** Begins a round; repeat is 1 to 255, and 255 means the shortest round, 30 to 50 ms. */
  public static Frame inventory(int address, int repeat) {
    return new Frame(address, INVENTORY, Bytes.of(repeat));
  }

  /** Begins a round in the V3 form for four ports: one stay on each of these antennas, from 0. */
  public static Frame fastSwitch(int address, Iterable<Integer> antennas) {
    Bytes data = Bytes.none();
    for (int antenna : antennas) {
      data = data.plus(Bytes.of(antenna, 1));
    }
    while (data.size() < 8) {
      data = data.plus(Bytes.of(SKIP, 0));
    }
    return new Frame(address, FAST_SWITCH, data.plus(Bytes.of(0, 1)));
  }

  /** Sets an output, GPIO 3 or 4. */
  public static Frame writeGpio(int address, int output, boolean on) {
    return new Frame(address, WRITE_GPIO, Bytes.of(output, on ? 1 : 0));
  }

  /** Asks for the levels of the inputs. */
  public static Frame readGpio(int address) {
    return new Frame(address, READ_GPIO, Bytes.none());
  }

  /** Sets the power in dBm for all antennas until the next reset. */
  public static Frame temporaryPower(int address, int dbm) {
    return new Frame(address, TEMPORARY_POWER, Bytes.of(dbm));
  }

  /** Sets China's band, 920 to 925 MHz. */
  public static Frame regionChina(int address) {
    return new Frame(address, REGION, Bytes.of(REGION_CHINA, 0x2B, 0x35));
  }

  /** Silences the beeper, which slows the inventory. */
  public static Frame beeperOff(int address) {
    return new Frame(address, BEEPER, Bytes.of(0));
  }

  /** A command without data: a question, or one that empties the buffer. */
  public static Frame ask(int address, int command) {
    return new Frame(address, command, Bytes.none());
  }

  /** Sets the region: 1 FCC, 2 ETSI, 3 China, from a frequency index to another. */
  public static Frame region(int address, int region, int firstIndex, int lastIndex) {
    return new Frame(address, REGION, Bytes.of(region, firstIndex, lastIndex));
  }

  /** Stores the power in dBm, one value for all antennas or one for each. */
  public static Frame power(int address, Iterable<Integer> dbm) {
    Bytes data = Bytes.none();
    for (int value : dbm) {
      data = data.plus(Bytes.of(value));
    }
    return new Frame(address, POWER, data);
  }

  /** Begins a round in a session, 0 to 3, with target A (0) or B (1). */
  public static Frame sessionInventory(int address, int session, int target, int repeat) {
    return new Frame(address, SESSION_INVENTORY, Bytes.of(session, target, repeat));
  }

  /** Begins a round into the buffer. */
  public static Frame bufferedInventory(int address, int repeat) {
    return new Frame(address, BUFFERED_INVENTORY, Bytes.of(repeat));
  }

  /** Reads so many words from a word on, in the form of the manual V2.2, without a password. */
  public static Frame read(int address, MemoryBank bank, int firstWord, int words) {
    return new Frame(address, READ, Bytes.of(bank.code(), firstWord, words));
  }

  /** The same in the form of firmware 3, with a password. */
  public static Frame read(int address, MemoryBank bank, int firstWord, int words, long password) {
    Bytes place = Bytes.of(bank.code(), firstWord, words);
    return new Frame(address, READ, place.plus(Bytes.number(password, 4)));
  }

  /** Writes whole words from a word on. */
  public static Frame write(
      int address, MemoryBank bank, int firstWord, Bytes words, long password) {
    Bytes head = Bytes.number(password, 4).plus(Bytes.of(bank.code(), firstWord, words.size() / 2));
    return new Frame(address, WRITE, head.plus(words));
  }

  /** Lets reads and writes be for the tag with this EPC only. */
  public static Frame match(int address, Epc epc) {
    Bytes bytes = Bytes.of(epc.bytes());
    return new Frame(address, SET_MATCH, Bytes.of(0, bytes.size()).plus(bytes));
  }

  /** Lets reads and writes be for any tag again. */
  public static Frame matchNone(int address) {
    return new Frame(address, SET_MATCH, Bytes.of(1));
  }
}
