package bondgate.evidence.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Goes through a log from its first entry to its last, computes every tile again, and compares it.
 * Holds at most one tile of each level, so that a log may be larger than memory.
 */
final class LogWalk {
  private final LogFolder.Source source;
  private final long whole;
  private final List<List<Hash>> open = new ArrayList<>();
  // The perfect subtrees so far, the largest first: one for each bit of the size.
  private final Deque<Subtree> edge = new ArrayDeque<>();
  private long size;
  private ProofCheck tiles = new ProofCheck.Holds();

  /**
   * Stands before the first entry.
   *
   * @param source where the tiles come from
   * @param whole how many entries the log has: its last tiles are as wide as that
   */
  LogWalk(LogFolder.Source source, long whole) {
    this.source = source;
    this.whole = whole;
    for (int level = 0; level <= TilePath.TOP; level++) {
      open.add(new ArrayList<>());
    }
  }

  private record Subtree(long leaves, Hash hash) {}

  /**
   * Goes on to that size.
   *
   * @param wanted from where it stands, to the whole
   * @return the root of that many entries
   * @throws MalformedProofException if a bundle does not hold whole entries
   */
  Hash rootAt(long wanted) throws IOException, MalformedProofException {
    while (size < wanted) {
      int width = (int) Math.min(TilePath.FULL, whole - size / TilePath.FULL * TilePath.FULL);
      TilePath bundle = new TilePath(TilePath.ENTRIES, size / TilePath.FULL, width);
      List<Hash> hashes = entries(bundle, source.read(bundle.path()));
      int from = (int) (size % TilePath.FULL);
      int to = (int) Math.min(width, from + wanted - size);
      for (Hash hash : hashes.subList(from, to)) {
        take(0, hash);
        grow(hash);
      }
    }
    return root();
  }

  /** Compares the tiles at the right edge too, which are not full; then says what all gave. */
  ProofCheck tiles() throws IOException {
    for (int level = 0; level <= TilePath.TOP; level++) {
      if (!open.get(level).isEmpty()) {
        compare(level, open.get(level));
      }
    }
    return tiles;
  }

  private void take(int level, Hash hash) throws IOException {
    List<Hash> tile = open.get(level);
    tile.add(hash);
    if (tile.size() == TilePath.FULL) {
      compare(level, tile);
      Hash root = root(tile);
      tile.clear();
      if (level < TilePath.TOP) {
        take(level + 1, root);
      }
    }
  }

  private void compare(int level, List<Hash> hashes) throws IOException {
    long before = (size / TilePath.FULL) >> (8 * level);
    TilePath tile = new TilePath(level, before, hashes.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    if (tiles.holds() && !Arrays.equals(bytes.toByteArray(), source.read(tile.path()))) {
      tiles = new ProofCheck.Fails(tile.path() + " is not what the entries give");
    }
  }

  private void grow(Hash leaf) {
    Subtree last = new Subtree(1, leaf);
    while (!edge.isEmpty() && edge.getLast().leaves() == last.leaves()) {
      Subtree left = edge.removeLast();
      last = new Subtree(2 * left.leaves(), MerkleTree.nodeHash(left.hash(), last.hash()));
    }
    edge.addLast(last);
    size++;
  }

  private Hash root() {
    Iterator<Subtree> fromTheRight = edge.descendingIterator();
    if (!fromTheRight.hasNext()) {
      return MerkleTree.EMPTY_ROOT;
    }
    Hash root = fromTheRight.next().hash();
    while (fromTheRight.hasNext()) {
      root = MerkleTree.nodeHash(fromTheRight.next().hash(), root);
    }
    return root;
  }

  /** The leaf hashes of a bundle: each entry has its length before it, in two bytes. */
  private static List<Hash> entries(TilePath path, byte[] bundle) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    int at = 0;
    while (at + 2 <= bundle.length) {
      int length = ((bundle[at] & 0xFF) << 8) | (bundle[at + 1] & 0xFF);
      at += 2;
      if (at + length > bundle.length) {
        break;
      }
      hashes.add(MerkleTree.leafHash(Arrays.copyOfRange(bundle, at, at + length)));
      at += length;
    }
    if (at != bundle.length || hashes.size() != path.width()) {
      throw new MalformedProofException(
          "%s holds %d whole entries; expected %d"
              .formatted(path.path(), hashes.size(), path.width()));
    }
    return hashes;
  }

  /** The root of a full tile. */
  private static Hash root(List<Hash> tile) {
    List<Hash> level = tile;
    while (level.size() > 1) {
      List<Hash> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(MerkleTree.nodeHash(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.get(0);
  }
}
