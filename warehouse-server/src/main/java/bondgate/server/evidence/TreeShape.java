package bondgate.server.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which complete subtrees a proof is made of (RFC 6962, sections 2.1.1 and 2.1.2). Each hash of a
 * proof is the root over a run of leaves; each run is covered by complete subtrees, left to right.
 * Only the run that reaches the right edge can need more than one of them, so that a proof takes at
 * most two per level of the tree.
 */
final class TreeShape {
  private TreeShape() {}

  /** The complete subtrees that cover the leaves from {@code from} to before {@code to}. */
  static List<NodeId> cover(long from, long to) {
    List<NodeId> nodes = new ArrayList<>();
    long at = from;
    while (at < to) {
      int level = 63 - Long.numberOfLeadingZeros(to - at);
      if (at != 0) {
        level = Math.min(level, Long.numberOfTrailingZeros(at));
      }
      nodes.add(new NodeId(level, at >> level));
      at += 1L << level;
    }
    return nodes;
  }

  /** For each hash of an inclusion proof, leaf to root, the subtrees to fold. */
  static List<List<NodeId>> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf %d in a tree of %d".formatted(index, size));
    }
    List<List<NodeId>> fromRoot = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (index < middle) {
        fromRoot.add(cover(middle, high));
        high = middle;
      } else {
        fromRoot.add(cover(low, middle));
        low = middle;
      }
    }
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  /** For each hash of a consistency proof between two sizes, the subtrees to fold. */
  static List<List<NodeId>> consistency(long from, long to) {
    if (from < 1 || from > to) {
      throw new IllegalArgumentException(
          "no consistency proof from %d to %d leaves".formatted(from, to));
    }
    List<List<NodeId>> fromRoot = new ArrayList<>();
    long low = 0;
    long high = to;
    while (from != high) {
      long middle = low + split(high - low);
      if (from <= middle) {
        fromRoot.add(cover(middle, high));
        high = middle;
      } else {
        fromRoot.add(cover(low, middle));
        low = middle;
      }
    }
    // The verifier knows the old root; it needs no hash where the old tree is this whole subtree.
    if (low != 0) {
      fromRoot.add(cover(low, high));
    }
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  /** The largest power of two smaller than n, for n above 1. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
