package bondgate.camera.gallery;

import bondgate.camera.Embedding;
import bondgate.camera.Nearest;
import bondgate.camera.PersonRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Templates in memory, searched by comparing with each: no approximation, and erasing is exact.
 *
 * <p>Each block is one array with the first numbers of all its templates, then the second ones, and
 * so on. So the inner loop adds to many sums at once, which the compiler turns into vector
 * instructions; a sum over one template it may not reorder. Not safe for several threads.
 */
final class TemplateIndex {
  private static final int ROWS = 1024;

  private final int length;
  private final List<float[]> blocks = new ArrayList<>();
  private final List<PersonRef> persons = new ArrayList<>();
  private final Map<PersonRef, Integer> rows = new HashMap<>();

  /** An empty index of templates with so many numbers each. */
  TemplateIndex(int length) {
    this.length = length;
  }

  int size() {
    return persons.size();
  }

  /** Adds a person's template, or puts it in the place of the one before. */
  void put(PersonRef person, Embedding template) {
    Integer known = rows.get(person);
    int row = known == null ? persons.size() : known;
    if (known == null) {
      persons.add(person);
      rows.put(person, row);
      if (row / ROWS == blocks.size()) {
        blocks.add(new float[ROWS * length]);
      }
    }
    float[] block = blocks.get(row / ROWS);
    for (int i = 0; i < length; i++) {
      block[i * ROWS + row % ROWS] = template.at(i);
    }
  }

  /** Erases a person's template; whether there was one. */
  boolean remove(PersonRef person) {
    Integer row = rows.remove(person);
    if (row == null) {
      return false;
    }
    int last = persons.size() - 1;
    PersonRef moved = persons.remove(last);
    float[] to = blocks.get(row / ROWS);
    float[] from = blocks.get(last / ROWS);
    for (int i = 0; i < length; i++) {
      to[i * ROWS + row % ROWS] = from[i * ROWS + last % ROWS];
      from[i * ROWS + last % ROWS] = 0;
    }
    if (row != last) {
      persons.set(row, moved);
      rows.put(moved, row);
    }
    if (last % ROWS == 0) {
      blocks.remove(blocks.size() - 1);
    }
    return true;
  }

  /** Who can be compared with, as of now. */
  List<PersonRef> persons() {
    return List.copyOf(persons);
  }

  boolean holds(PersonRef person) {
    return rows.containsKey(person);
  }

  /** How like a face is to one person. */
  OptionalInt similarityMilli(PersonRef person, Embedding face) {
    Integer row = rows.get(person);
    if (row == null) {
      return OptionalInt.empty();
    }
    float[] block = blocks.get(row / ROWS);
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum += face.at(i) * block[i * ROWS + row % ROWS];
    }
    return OptionalInt.of(Embedding.toMilli(sum));
  }

  /** The most like person, and how like the second is. */
  Nearest nearest(Embedding face) {
    float[] sums = new float[ROWS];
    float best = Float.NEGATIVE_INFINITY;
    float second = Float.NEGATIVE_INFINITY;
    int bestRow = -1;
    for (int b = 0; b < blocks.size(); b++) {
      sums(blocks.get(b), face, sums);
      int held = Math.min(ROWS, persons.size() - b * ROWS);
      for (int i = 0; i < held; i++) {
        if (sums[i] > best) {
          second = best;
          best = sums[i];
          bestRow = b * ROWS + i;
        } else if (sums[i] > second) {
          second = sums[i];
        }
      }
    }
    if (bestRow < 0) {
      return Nearest.none();
    }
    return new Nearest(
        Optional.of(persons.get(bestRow)), Embedding.toMilli(best), Embedding.toMilli(second));
  }

  private void sums(float[] block, Embedding face, float[] sums) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < length; i++) {
      addScaled(block, i * ROWS, face.at(i), sums);
    }
  }

  // A method of its own: the compiler makes vectors of simple loops in small methods.
  private static void addScaled(float[] block, int offset, float factor, float[] sums) {
    for (int i = 0; i < ROWS; i++) {
      sums[i] += factor * block[offset + i];
    }
  }

  /** Overwrites everything. */
  void wipe() {
    blocks.forEach(block -> Arrays.fill(block, 0));
    blocks.clear();
    persons.clear();
    rows.clear();
  }
}
