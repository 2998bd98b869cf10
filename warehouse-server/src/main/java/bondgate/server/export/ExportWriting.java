package bondgate.server.export;

import bondgate.evidence.proof.ExportLine;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.server.evidence.LeafProofs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One export on its way out. Holds one part of it at a time, and the digests for the manifest. */
final class ExportWriting {
  private static final String FORMULA = "=+-@\t\r";

  private final ExportPlan plan;
  private final ExportRows rows;
  private final LeafProofs proofs;
  private final ZipOutputStream zip;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long leaves;
  private long events;
  private MessageDigest digest;

  ExportWriting(ExportPlan plan, ExportRows rows, LeafProofs proofs, OutputStream out) {
    this.plan = plan;
    this.rows = rows;
    this.proofs = proofs;
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** The leaves, each a member of its own. */
  void leaves() throws IOException {
    for (SeqRange range : plan.ranges()) {
      for (long from = range.first(); from <= range.last(); from += ExportRows.PART) {
        for (ExportRows.Leaf leaf : rows.leaves(plan.scope().zone(), range, from)) {
          entry("leaves/" + leaf.index());
          zip.write(leaf.bytes());
          zip.closeEntry();
          leaves++;
        }
      }
    }
  }

  /** The proofs, in the order of the leaves. */
  void proofs() throws IOException {
    begin("proofs.txt");
    for (SeqRange range : plan.ranges()) {
      for (long from = range.first(); from <= range.last(); from += ExportRows.PART) {
        List<Long> indexes = rows.indexes(plan.scope().zone(), range, from);
        List<List<Hash>> found = proofs.proofs(plan.scope().zone(), indexes, plan.signed().head());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < indexes.size(); i++) {
          text.append("index ").append(indexes.get(i)).append('\n');
          found.get(i).forEach(hash -> text.append(hash.base64()).append('\n'));
          text.append('\n');
        }
        put(text.toString());
      }
    }
    end("proofs.txt");
  }

  /** The lines of what was asked for. */
  void events() throws IOException {
    begin("events.csv");
    List<String> head = new ArrayList<>(ExportLine.FROM_LEAF);
    head.addAll(ExportLine.FROM_SERVER);
    put("\uFEFF" + String.join(",", head) + "\r\n");
    if (plan.scope() instanceof ExportScope.Period period) {
      List<ExportRows.Line> part = rows.lines(period, plan.signed().head().size(), -1);
      while (!part.isEmpty()) {
        lines(part);
        long last = part.get(part.size() - 1).leaf().index();
        part = rows.lines(period, plan.signed().head().size(), last);
      }
    } else if (plan.scope() instanceof ExportScope.Records records) {
      for (SeqRange range : records.ranges()) {
        for (long from = range.first(); from <= range.last(); from += ExportRows.PART) {
          lines(rows.lines(records.zone(), range, from));
        }
      }
    }
    end("events.csv");
  }

  private void lines(List<ExportRows.Line> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (ExportRows.Line line : lines) {
      List<String> fields = new ArrayList<>(fromLeaf(line.leaf()));
      line.server().forEach(field -> fields.add(safe(field)));
      counts.merge(fields.get(ExportLine.FROM_LEAF.indexOf("kind")), 1L, Long::sum);
      events++;
      text.append(String.join(",", fields.stream().map(ExportWriting::quoted).toList()))
          .append("\r\n");
    }
    put(text.toString());
  }

  private static List<String> fromLeaf(ExportRows.Leaf leaf) {
    try {
      return ExportLine.of(leaf.index(), leaf.bytes());
    } catch (MalformedProofException e) {
      throw new IllegalStateException("leaf " + leaf.index() + " is no record", e);
    }
  }

  /** A field that a spreadsheet would take for a formula is given an apostrophe in front. */
  private static String safe(String field) {
    return !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
  }

  private static String quoted(String field) {
    return field.matches("(?s).*[,\"\\r\\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  /** What the signatures cover, and without which gap. */
  void tables(List<String> keys) throws IOException {
    begin("batches.tsv");
    put("zone\tdevice\tepoch\tfirst\tlast\tprevious\tkey_id\tsignature\tcheckpoint_sha256\n");
    for (SignedBatch batch : plan.batches()) {
      SeqRange range = batch.records();
      put(
          "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\t%s\n"
              .formatted(
                  plan.scope().zone(),
                  range.device(),
                  range.epoch(),
                  range.first(),
                  range.last(),
                  batch.previous(),
                  batch.keyId(),
                  batch.signature(),
                  batch.checkpointSha256()));
    }
    end("batches.tsv");
    begin("ranges.tsv");
    put("device\tepoch\tfirst\tlast\n");
    for (SeqRange range : plan.ranges()) {
      put("%s\t%d\t%d\t%d\n".formatted(range.device(), range.epoch(), range.first(), range.last()));
    }
    end("ranges.tsv");
    member("keys.tsv", "device\tkey_id\tpublic_key\n" + String.join("", keys));
  }

  /** A short member. */
  void member(String name, String text) throws IOException {
    begin(name);
    put(text);
    end(name);
  }

  /** The manifest, which vouches for every member but the leaves, and the end of the file. */
  void close(String origin) throws IOException {
    StringBuilder text = new StringBuilder("bondgate-export/1\n");
    text.append("origin ").append(origin).append('\n');
    text.append("zone ").append(plan.scope().zone()).append('\n');
    text.append("leaves ").append(leaves).append('\n');
    digests.forEach((name, sum) -> text.append(name).append(' ').append(sum).append('\n'));
    String note = proofs.sign(plan.scope().zone(), text.toString()).note();
    entry("manifest");
    zip.write(note.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  /** How many lines of each kind were written. */
  Map<String, Long> counts() {
    return counts;
  }

  /** How many lines were written. */
  long lines() {
    return events;
  }

  private void begin(String name) throws IOException {
    entry(name);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void put(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    zip.write(bytes);
  }

  private void end(String name) throws IOException {
    zip.closeEntry();
    digests.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  private void entry(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(plan.madeAt().toEpochMilli());
    zip.putNextEntry(entry);
  }
}
