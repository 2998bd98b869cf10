package bondgate.evidence.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile of a log lies (C2SP tlog-tiles): {@code tile/<L>/<N>}, {@code tile/entries/<N>}, and
 * {@code .p/<W>} behind it for a partial one; N in groups of three digits, all but the last with an
 * x before them.
 *
 * @param level 0 to {@value #TOP} for hashes, {@value #ENTRIES} for the entries themselves
 * @param index from 0
 * @param width hashes or entries in it, 1 to {@value #FULL}
 */
public record TilePath(int level, long index, int width) {
  /** Entries in place of hashes. */
  public static final int ENTRIES = -1;

  /** The highest level that a log of less than 2^63 entries has. */
  public static final int TOP = 7;

  /** Hashes or entries in a full tile. */
  public static final int FULL = 256;

  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Checks the ranges. */
  public TilePath {
    if (level < ENTRIES || level > TOP || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile has level %d, index %d, width %d".formatted(level, index, width));
    }
  }

  /** The tile of that path; empty if it is spelled in any other way than the one above. */
  public static Optional<TilePath> parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
    if (parts.group(3) != null && width >= FULL) {
      return Optional.empty();
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
    TilePath tile = new TilePath(level, index, width);
    // One spelling for each: no group of zeros in front.
    return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
  }

  /** The path, without a slash in front. */
  public String path() {
    StringBuilder groups = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return "tile/%s/%s%s"
        .formatted(
            level == ENTRIES ? "entries" : Integer.toString(level),
            groups,
            width == FULL ? "" : ".p/" + width);
  }

  /** How many hashes or entries a log of that size has at the level of this tile. */
  public long ofSize(long size) {
    return level <= 0 ? size : size >> (8 * level);
  }
}
