package bondgate.till.printer;

import bondgate.till.Octets;
import bondgate.till.Sighting;

/** The commands of ESC/POS by their lengths, as far as receipts of the field use them. */
final class PrintedBytes {
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int QR = 0x31;

  /** Bytes of a picture of 80 mm by a metre, with room to spare. */
  private static final long LARGEST_PICTURE = 1_000_000;

  private PrintedBytes() {}

  static Sighting<Printed> look(Octets bytes) {
    int first = bytes.at(0);
    if (first >= ' ') {
      return Printed.found(new Printed.TextByte(first), 1);
    }
    return switch (first) {
      case '\n' -> Printed.found(new Printed.LineEnd(), 1);
      case '\r', '\t', 0x0B, 0x0C -> Printed.found(new Printed.Other(bytes.slice(0, 1)), 1);
      case DLE, ESC, FS, GS ->
          bytes.size() < 2 ? new Sighting.MoreNeeded<>() : command(first, bytes);
      default -> new Sighting.NotHere<>();
    };
  }

  private static Sighting<Printed> command(int first, Octets bytes) {
    return switch (first) {
      case DLE -> dle(bytes);
      case ESC -> esc(bytes);
      case FS -> fs(bytes);
      default -> gs(bytes);
    };
  }

  private static Sighting<Printed> dle(Octets bytes) {
    return switch (bytes.at(1)) {
      case 0x04 ->
          bytes.size() < 3
              ? new Sighting.MoreNeeded<>()
              : Printed.found(new Printed.StatusAsked(bytes.at(2)), 3);
      case 0x05 -> other(bytes, 3);
      case 0x14 -> other(bytes, 5);
      default -> new Sighting.NotHere<>();
    };
  }

  private static Sighting<Printed> esc(Octets bytes) {
    return switch (bytes.at(1)) {
      case '@' -> Printed.found(new Printed.Initialise(), 2);
      case '2', '<', 'L', 'S' -> other(bytes, 2);
      case 'i', 'm' -> Printed.found(new Printed.Cut(), 2);
      case '!',
          '%',
          '-',
          '3',
          '=',
          'A',
          'E',
          'G',
          'J',
          'K',
          'M',
          'R',
          'T',
          'U',
          'V',
          'a',
          'd',
          'e',
          'r',
          't',
          'u',
          '{',
          ' ' ->
          other(bytes, 3);
      case '$', '\\', '?', 'B', 'c' -> other(bytes, 4);
      case 'D' -> untilZero(bytes, 2);
      case 'W' -> other(bytes, 10);
      case '*' -> bitImage(bytes);
      case 'p' ->
          bytes.size() < 5 ? new Sighting.MoreNeeded<>() : Printed.found(new Printed.Drawer(), 5);
      default -> new Sighting.NotHere<>();
    };
  }

  private static Sighting<Printed> fs(Octets bytes) {
    return switch (bytes.at(1)) {
      case '&' -> Printed.found(new Printed.Chinese(true), 2);
      case '.' -> Printed.found(new Printed.Chinese(false), 2);
      case '!', '-', 'C', 'W' -> other(bytes, 3);
      case 'S', 'p' -> other(bytes, 4);
      default -> new Sighting.NotHere<>();
    };
  }

  private static Sighting<Printed> gs(Octets bytes) {
    return switch (bytes.at(1)) {
      case 'V' -> cut(bytes);
      case ':', 'c' -> other(bytes, 2);
      case '!', '/', 'B', 'E', 'H', 'I', 'T', 'a', 'b', 'f', 'h', 'r', 'w', '|' -> other(bytes, 3);
      case '$', '\\', 'L', 'P', 'W' -> other(bytes, 4);
      case '^' -> other(bytes, 5);
      case 'v' -> raster(bytes);
      case '(' -> extended(bytes);
      case 'k' -> barcode(bytes);
      default -> new Sighting.NotHere<>();
    };
  }

  private static Sighting<Printed> cut(Octets bytes) {
    if (bytes.size() < 3) {
      return new Sighting.MoreNeeded<>();
    }
    return switch (bytes.at(2)) {
      case 0, 1, '0', '1' -> Printed.found(new Printed.Cut(), 3);
      case 65, 66 ->
          bytes.size() < 4 ? new Sighting.MoreNeeded<>() : Printed.found(new Printed.Cut(), 4);
      default -> new Sighting.NotHere<>();
    };
  }

  /** GS ( with a function letter and two bytes of length, low first. */
  private static Sighting<Printed> extended(Octets bytes) {
    if (bytes.size() < 5) {
      return new Sighting.MoreNeeded<>();
    }
    int length = bytes.at(3) + 256 * bytes.at(4);
    if (length > 7100) {
      return new Sighting.NotHere<>();
    }
    if (bytes.size() < 5 + length) {
      return new Sighting.MoreNeeded<>();
    }
    boolean code = bytes.at(2) == 'k' && length >= 3 && bytes.at(5) == QR;
    if (code && bytes.at(6) == 0x50) {
      return Printed.found(new Printed.QrData(bytes.slice(8, 5 + length)), 5 + length);
    }
    return code && bytes.at(6) == 0x51
        ? Printed.found(new Printed.QrPrint(), 5 + length)
        : other(bytes, 5 + length);
  }

  /** ESC * mode, columns: one byte a column, or three in the modes of 24 dots. */
  private static Sighting<Printed> bitImage(Octets bytes) {
    if (bytes.size() < 5) {
      return new Sighting.MoreNeeded<>();
    }
    int columns = bytes.at(3) + 256 * bytes.at(4);
    return other(bytes, 5 + columns * (bytes.at(2) >= 32 ? 3 : 1));
  }

  /** GS v 0 mode, bytes a row, rows. */
  private static Sighting<Printed> raster(Octets bytes) {
    if (bytes.size() < 8) {
      return new Sighting.MoreNeeded<>();
    }
    long picture = (bytes.at(4) + 256L * bytes.at(5)) * (bytes.at(6) + 256L * bytes.at(7));
    return bytes.at(2) != '0' || picture > LARGEST_PICTURE
        ? new Sighting.NotHere<>()
        : other(bytes, 8 + (int) picture);
  }

  private static Sighting<Printed> untilZero(Octets bytes, int from) {
    for (int i = from; i < Math.min(bytes.size(), from + 33); i++) {
      if (bytes.at(i) == 0) {
        return other(bytes, i + 1);
      }
    }
    return bytes.size() >= from + 33 ? new Sighting.NotHere<>() : new Sighting.MoreNeeded<>();
  }

  private static Sighting<Printed> barcode(Octets bytes) {
    if (bytes.size() < 4) {
      return new Sighting.MoreNeeded<>();
    }
    int system = bytes.at(2);
    if (system >= 65) {
      int end = 4 + bytes.at(3);
      return bytes.size() < end
          ? new Sighting.MoreNeeded<>()
          : Printed.found(new Printed.Barcode(system, bytes.slice(4, end)), end);
    }
    for (int i = 3; i < Math.min(bytes.size(), 260); i++) {
      if (bytes.at(i) == 0) {
        return Printed.found(new Printed.Barcode(system, bytes.slice(3, i)), i + 1);
      }
    }
    return bytes.size() >= 260 ? new Sighting.NotHere<>() : new Sighting.MoreNeeded<>();
  }

  private static Sighting<Printed> other(Octets bytes, int length) {
    return bytes.size() < length
        ? new Sighting.MoreNeeded<>()
        : Printed.found(new Printed.Other(bytes.slice(0, length)), length);
  }
}
