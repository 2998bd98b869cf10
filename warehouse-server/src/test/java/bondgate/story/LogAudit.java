package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeRecord;
import bondgate.events.MalformedMessageException;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.TagCrossing;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.SiteSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/**
 * An officer's look at the whole evidence log, from the published bytes alone: every record of the
 * agent stands in it exactly once and in order, and the signed root is the root of those bytes. The
 * tree is computed here a second time, by the definition of RFC 6962, section 2.1.
 */
final class LogAudit {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<byte[]> leaves = new ArrayList<>();
  private final List<SealedRecord> records = new ArrayList<>();
  private final TreeSet<String> acts = new TreeSet<>();

  /** Reads the log up to its checkpoint and checks it. */
  static LogAudit of(ServerApi server) throws IOException, InterruptedException {
    LogAudit audit = new LogAudit();
    String path = "/evidence/" + SiteSettings.ZONE;
    String[] checkpoint = server.text(path + "/checkpoint").split("\n", -1);
    long size = Long.parseLong(checkpoint[1]);
    for (long index = 0; index < size; index++) {
      audit.take(server.text(path + "/entries/" + index));
    }
    assertThat(Base64.getEncoder().encodeToString(root(audit.leaves)))
        .as("root of the %d published leaves", size)
        .isEqualTo(checkpoint[2]);
    audit.checkChain();
    return audit;
  }

  private void take(String leaf) throws IOException {
    leaves.add(leaf.getBytes(StandardCharsets.UTF_8));
    JsonNode node = JSON.readTree(leaf);
    if (node.has("seq")) {
      try {
        records.add(SealedRecord.read(leaf.getBytes(StandardCharsets.UTF_8)));
      } catch (MalformedMessageException e) {
        throw new IOException("a leaf with a number that is no record: " + leaf, e);
      }
    } else {
      assertThat(acts.add(node.path("id").asText())).as("act only once: %s", leaf).isTrue();
    }
  }

  /** I1 and I6: from number 1 on without a gap, nothing twice, every hash linked. */
  private void checkChain() {
    RecordChain chain = RecordChain.begin(SiteSettings.ZONE, SiteSettings.DEVICE, 1);
    for (SealedRecord record : records) {
      assertThat(chain.follows(record))
          .as("record %d follows record %d", record.fields().seq(), chain.lastSeq())
          .isTrue();
      chain = chain.after(record);
    }
  }

  /**
   * The crossings in the log: portal, direction, tag, decision of the edge; sorted. Those without a
   * direction are left out: they move nothing, whoever carries walks again, and how often the radio
   * leaves one open is a matter of chance.
   */
  List<String> crossings() {
    return records.stream()
        .map(SealedRecord::fields)
        .map(EdgeRecord::body)
        .filter(TagCrossing.class::isInstance)
        .map(TagCrossing.class::cast)
        .filter(c -> c.direction() != Direction.UNCERTAIN)
        .map(c -> "%s %s %s %s".formatted(c.portal(), c.direction(), c.epc(), c.decision()))
        .sorted()
        .toList();
  }

  /** Says each alarm and each undecided passage, for whoever must explain a difference. */
  void tellWhatRang() {
    records.stream()
        .map(SealedRecord::fields)
        .filter(
            r ->
                r.body() instanceof AlarmRaised
                    || (r.body() instanceof TagCrossing c && c.direction() == Direction.UNCERTAIN))
        .forEach(r -> System.out.printf("%d %s %s%n", r.seq(), r.seenAt(), r.body()));
  }

  /** The acts of people in the log, by id; sorted. */
  List<String> acts() {
    return List.copyOf(acts);
  }

  List<SealedRecord> records() {
    return records;
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return sha256(new byte[] {0}, leaves.get(0));
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
