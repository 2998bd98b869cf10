package bondgate.evidence.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The members of an export, each by its name. Nothing of it is held in memory but the names. */
final class ExportZip implements AutoCloseable {
  static final String MANIFEST = "manifest";
  static final String CHECKPOINT = "checkpoint";
  static final String PROOFS = "proofs.txt";
  static final String BATCHES = "batches.tsv";
  static final String RANGES = "ranges.tsv";
  static final String KEYS = "keys.tsv";
  static final String EVENTS = "events.csv";

  /** Every member beside the leaves and the manifest that vouches for them. */
  static final List<String> NAMED =
      List.of("cover.html", "README.txt", CHECKPOINT, PROOFS, BATCHES, RANGES, KEYS, EVENTS);

  private static final String LEAVES = "leaves/";
  private static final int LONGEST_LEAF_BYTES = 1 << 20;
  private static final int LONGEST_LINE = 1 << 16;

  private final ZipFile zip;
  private final long leaves;

  private ExportZip(ZipFile zip, long leaves) {
    this.zip = zip;
    this.leaves = leaves;
  }

  /** Opens the file, and refuses one with a member missing, unknown, or there twice. */
  static ExportZip open(Path file) throws IOException, ExportFaultException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new ExportFaultException(String.valueOf(file.getFileName()), e);
    }
    try {
      return new ExportZip(zip, leavesAmong(zip));
    } catch (ExportFaultException e) {
      zip.close();
      throw e;
    }
  }

  private static long leavesAmong(ZipFile zip) throws ExportFaultException {
    Set<String> names = new HashSet<>();
    long leaves = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (!names.add(name)) {
        throw new ExportFaultException(name, "is there twice");
      }
      if (name.matches(LEAVES + "(0|[1-9][0-9]{0,17})")) {
        leaves++;
      } else if (!name.equals(MANIFEST) && !NAMED.contains(name)) {
        throw new ExportFaultException(name, "no such member belongs into an export");
      }
    }
    for (String name : NAMED) {
      if (!names.contains(name)) {
        throw new ExportFaultException(name, "is missing");
      }
    }
    return leaves;
  }

  /** How many leaves are in it. */
  long leaves() {
    return leaves;
  }

  /** The bytes of the leaf of that index. */
  byte[] leaf(long index) throws ExportFaultException {
    String name = LEAVES + index;
    try (InputStream in = member(name)) {
      byte[] bytes = in.readNBytes(LONGEST_LEAF_BYTES);
      if (in.read() >= 0) {
        throw new ExportFaultException(name, "is longer than any leaf");
      }
      return bytes;
    } catch (IOException e) {
      throw new ExportFaultException(name, e);
    }
  }

  /** All of a short member. */
  byte[] bytes(String name) throws ExportFaultException {
    try (InputStream in = member(name)) {
      return in.readNBytes(LONGEST_LEAF_BYTES);
    } catch (IOException e) {
      throw new ExportFaultException(name, e);
    }
  }

  /** SHA-256 of a member, in hex. */
  String sha256(String name) throws ExportFaultException {
    MessageDigest digest = MerkleTree.sha256();
    byte[] part = new byte[1 << 16];
    try (InputStream in = member(name)) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
    } catch (IOException e) {
      throw new ExportFaultException(name, e);
    }
    return Hash.of(digest.digest()).hex();
  }

  /** A member to be read as text. */
  BufferedReader text(String name) throws ExportFaultException {
    try {
      return new BufferedReader(
          new InputStreamReader(member(name), StandardCharsets.UTF_8.newDecoder()));
    } catch (IOException e) {
      throw new ExportFaultException(name, e);
    }
  }

  /** The rows of a table below its head, which must be this one. */
  List<List<String>> table(String name, String head) throws ExportFaultException {
    List<List<String>> rows = new ArrayList<>();
    int columns = head.split("\t", -1).length;
    try (BufferedReader in = text(name)) {
      String first = in.readLine();
      if (!head.equals(first)) {
        throw new ExportFaultException(
            name, "begins with '%s', expected '%s'".formatted(first, head));
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> row = List.of(line.split("\t", -1));
        if (row.size() != columns || line.length() > LONGEST_LINE) {
          throw new ExportFaultException(
              name, "a line has %d fields, not '%s'".formatted(columns, line));
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new ExportFaultException(name, e);
    }
    return rows;
  }

  private InputStream member(String name) throws IOException, ExportFaultException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ExportFaultException(name, "is missing");
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
