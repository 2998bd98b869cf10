package bondgate.rfid.epc;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every entry of the shared list of EPCs, by rule, and every tag of the shared list of tags. */
class EpcVectorsTest {
  /** Bit 17h of the PC word: the memory holds a number of ISO 15961 and no EPC. */
  private static final int ISO_NUMBERING = 0x0100;

  private final CompanyPrefixTable table = CompanyPrefixTable.supplied();
  private int byTable;
  private int links;

  @Test
  void everyVerifiedEntryIsTheSameInEachForm() throws IOException {
    int entries = 0;
    for (JsonNode row : rows()) {
      if (!row.path("verified_by_recomputation").asBoolean(false)) {
        continue;
      }
      List<String> differences = differences(row);
      assertThat(differences).as(row.toString()).isEmpty();
      entries++;
    }
    System.out.printf(
        "epc.json: %d verified entries agree; of %d links the supplied prefix table reads %d%n",
        entries, links, byTable);
  }

  @Test
  void entriesThatNobodyVerifiedAreReportedAndNeverCrash() throws IOException {
    for (JsonNode row : rows()) {
      if (row.path("verified_by_recomputation").asBoolean(false)) {
        continue;
      }
      List<String> differences = differences(row);
      System.out.printf(
          "epc.json, not verified: %s %s: %s%n",
          row.path("scheme").asText(),
          row.path("hex").asText(),
          differences.isEmpty() ? "agrees" : differences);
    }
  }

  @Test
  void everyTagOfTheListIsTheSameAfterDecodingAndEncoding() throws IOException {
    int tags = 0;
    int others = 0;
    for (String line :
        Files.readAllLines(SharedData.at("data/devices/llrp/go-llrp-1000-tags.csv"))) {
      if (line.isBlank()) {
        continue;
      }
      String[] columns = line.split(",", 2);
      if ((Integer.parseInt(columns[0], 16) & ISO_NUMBERING) != 0) {
        others++;
        continue;
      }
      String bits = columns[1].strip();
      String hex = new BigInteger("1" + bits, 2).toString(16).substring(1);
      TagIdentity tag = TagIdentity.decode(hex).get();
      assertThat(tag.toHex()).isEqualTo(hex.toUpperCase(Locale.ROOT));
      String uri = ((TagEpc) tag).toUri();
      assertThat(TagEpc.parse(uri).get()).isEqualTo(tag);
      PureIdentity identity = ((TagEpc) tag).identity();
      assertThat(PureIdentity.parse(identity.toUri()).get()).isEqualTo(identity);
      assertThat(
              DigitalLink.parse(tag.toDigitalLink().toUri())
                  .get()
                  .identity(identity.companyPrefix().length())
                  .get())
          .isEqualTo(identity);
      tags++;
    }
    System.out.printf(
        "tag list: %d tags are the same after a round trip; %d have ISO numbers and no EPC%n",
        tags, others);
  }

  /** What differs between the entry and what we make of it; nothing if all agrees. */
  private List<String> differences(JsonNode row) {
    List<String> out = new ArrayList<>();
    String hex = row.get("hex").asText();
    EpcResult<TagIdentity> decoded = TagIdentity.decode(hex);
    if (decoded.fault().isPresent()) {
      return List.of("refused: " + decoded.fault().get().describe());
    }
    TagIdentity tag = decoded.get();
    compare(out, "hex again", words(hex), tag.toHex());
    text(row, "dl").ifPresent(dl -> compare(out, "link", dl, tag.toDigitalLink().toUri()));
    text(row, "ai")
        .ifPresent(ai -> compare(out, "elements", ai, tag.toDigitalLink().toElementString()));
    if (tag instanceof TagEpc epc) {
      partitioned(row, epc, out);
    } else if (tag instanceof PlusEpc plus) {
      filter(row, plus.filter(), out);
    }
    return out;
  }

  private void partitioned(JsonNode row, TagEpc epc, List<String> out) {
    filter(row, epc.filter(), out);
    Optional<String> printed =
        text(row, "expected").filter(expected -> expected.startsWith("urn:epc:tag:"));
    text(row, "tag")
        .or(() -> printed)
        .ifPresent(
            tag -> {
              compare(out, "tag URI", tag, epc.toUri());
              compare(out, "hex of the tag URI", epc.toHex(), hexOf(TagEpc.parse(tag)));
            });
    text(row, "urn")
        .ifPresent(
            urn -> {
              compare(out, "pure URI", urn, epc.identity().toUri());
              EpcResult<TagEpc> again =
                  TagEpc.of(epc.scheme(), epc.filter(), PureIdentity.parse(urn).get());
              compare(out, "hex of the pure URI", epc.toHex(), hexOf(again));
            });
    text(row, "dl").ifPresent(dl -> fromLink(dl, epc, out));
  }

  private void fromLink(String dl, TagEpc epc, List<String> out) {
    DigitalLink link = DigitalLink.parse(dl).get();
    compare(out, "link again", dl, link.toUri());
    EpcResult<PureIdentity> identity = link.identity(epc.identity().companyPrefix().length());
    compare(
        out,
        "identity of the link",
        epc.identity().toUri(),
        identity.value().map(PureIdentity::toUri).orElse(identity.toString()));
    links++;
    if (link.identity(table).value().equals(Optional.of(epc.identity()))) {
      byTable++;
    }
  }

  private static void filter(JsonNode row, int filter, List<String> out) {
    if (row.hasNonNull("filter")) {
      compare(out, "filter", row.get("filter").asText(), Integer.toString(filter));
    }
  }

  private static String hexOf(EpcResult<TagEpc> result) {
    return result.value().map(TagEpc::toHex).orElse(result.toString());
  }

  private static void compare(List<String> out, String what, String expected, String ours) {
    if (!expected.equals(ours)) {
      out.add("%s: expected %s, ours %s".formatted(what, expected, ours));
    }
  }

  /** The entry's digits filled with zeros to the words of a tag's memory. */
  private static String words(String hex) {
    String filled = hex + "0".repeat((4 - hex.length() % 4) % 4);
    String upper = filled.toUpperCase(Locale.ROOT);
    return upper.length() > 4 && TagIdentity.decode(upper).get().toHex().length() < upper.length()
        ? upper.replaceFirst("0+$", "") + "0".repeat(zerosNeeded(upper))
        : upper;
  }

  /** Zero bits after the end are allowed: an entry may have more of them than we write. */
  private static int zerosNeeded(String upper) {
    int kept = upper.replaceFirst("0+$", "").length();
    return Math.max(0, TagIdentity.decode(upper).get().toHex().length() - kept);
  }

  private static Optional<String> text(JsonNode row, String name) {
    return row.hasNonNull(name) ? Optional.of(row.get(name).asText()) : Optional.empty();
  }

  private static JsonNode rows() throws IOException {
    return new ObjectMapper().readTree(SharedData.at("data/devices/epc.json").toFile());
  }
}
