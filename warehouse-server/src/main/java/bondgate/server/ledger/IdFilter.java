package bondgate.server.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Says of most ids that were never written that they were not, without asking the database: a Bloom
 * filter (B. H. Bloom, 1970) that grows by further layers. It may say <em>maybe</em> of a new id,
 * never <em>no</em> of an old one.
 *
 * <p>Thirty-two bits and eight probes for an id: about one new id in 20 000 is looked up in vain,
 * over all layers together, because a look costs as much as writing ten rows. Ten million ids take
 * 40 MB, twice as much where a layer was begun just now.
 */
final class IdFilter {
  private static final int BITS_PER_ID = 32;
  private static final int PROBES = 8;
  private static final int FIRST_LAYER_IDS = 1 << 16;
  private static final int LARGEST_LAYER_IDS = 1 << 26;

  private final List<long[]> layers = new ArrayList<>();
  private int room;

  void add(TransferId id) {
    if (room == 0) {
      int ids =
          layers.isEmpty()
              ? FIRST_LAYER_IDS
              : Math.min(
                  LARGEST_LAYER_IDS, 2 * (layers.get(layers.size() - 1).length / BITS_PER_ID * 64));
      layers.add(new long[ids / 64 * BITS_PER_ID]);
      room = ids;
    }
    long[] layer = layers.get(layers.size() - 1);
    long first = first(id);
    long step = step(id);
    for (int probe = 0; probe < PROBES; probe++) {
      long bit = first & (64L * layer.length - 1);
      layer[(int) (bit >>> 6)] |= 1L << bit;
      first += step;
    }
    room--;
  }

  /** False only if the id was never added. */
  boolean mayHave(TransferId id) {
    long first = first(id);
    long step = step(id);
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (mayHave(layers.get(i), first, step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHave(long[] layer, long first, long step) {
    long next = first;
    for (int probe = 0; probe < PROBES; probe++) {
      long bit = next & (64L * layer.length - 1);
      if ((layer[(int) (bit >>> 6)] & (1L << bit)) == 0) {
        return false;
      }
      next += step;
    }
    return true;
  }

  private static long first(TransferId id) {
    return mixed(id.value().getMostSignificantBits() ^ 0x9E3779B97F4A7C15L)
        + id.value().getLeastSignificantBits();
  }

  /** Odd, so that the probes of an id reach every bit. */
  private static long step(TransferId id) {
    UUID value = id.value();
    return mixed(value.getLeastSignificantBits() + 31 * value.getMostSignificantBits()) | 1;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): ids need not be random. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
