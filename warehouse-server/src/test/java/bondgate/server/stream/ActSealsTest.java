package bondgate.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Opening;
import bondgate.evidence.proof.ProofCheck;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of each act is sealed in the public log, and what is open. */
class ActSealsTest {
  /** Nowhere in an act by chance. */
  private static final String MARK = "Zhang-San-1";

  private static final String FEN = "7770123456";

  @Test
  void eachComponentOfEachActIsDecided() {
    List<Class<?>> types = acts(ZoneAct.class);
    assertThat(types).hasSizeGreaterThanOrEqualTo(20);
    Set<Class<?>> seen = new HashSet<>();
    types.forEach(type -> decided(type, seen));
    assertThat(seen).contains(ItemFacts.class, StockCount.class, DocumentPart.class);
  }

  @Test
  void eachAmountAndEachTextOfAPersonIsSealed() {
    List<String> open = new ArrayList<>();
    for (Class<?> type : acts(ZoneAct.class)) {
      Map<String, ActSeals.Kind> sealed = ActSeals.of(type.asSubclass(Record.class));
      for (RecordComponent one : type.getRecordComponents()) {
        String name = one.getName();
        boolean text = one.getType() == String.class;
        if ((name.endsWith("Fen")
                || (text && name.matches("reason|outcome|note|nameZh|nameEn|issuer|buyer")))
            && !sealed.containsKey(name)) {
          open.add(type.getSimpleName() + "." + name);
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void aRecordWithoutADecisionIsNotWrittenIntoTheLog() {
    assertThatThrownBy(() -> ActSeals.of(Undecided.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no row in the table");
  }

  private record Undecided(String note) {}

  static Stream<String> actsWithAllTheirFields() {
    return SampleActs.all(MARK, FEN).stream();
  }

  @Test
  void thereIsASampleOfEachAct() throws Exception {
    Set<Class<?>> sampled = new HashSet<>();
    for (String sample : SampleActs.all(MARK, FEN)) {
      sampled.add(ActJson.read(sample.getBytes(UTF_8)).getClass());
    }
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(acts(ZoneAct.class));
  }

  @ParameterizedTest
  @MethodSource("actsWithAllTheirFields")
  void nothingThatIsSealedStandsInTheLeafAndEachOpeningFits(String sample) throws Exception {
    ZoneAct act = ActJson.read(sample.getBytes(UTF_8));
    SealedLeaf leaf = ActJson.leaf("z", TestZone.AT, act, new Random(1));
    SealedLeaf again = ActJson.leaf("z", TestZone.AT, act, new Random(2));

    assertThat(leaf.text()).doesNotContain(MARK, FEN);
    assertThat(sample.contains(MARK) || sample.contains(FEN)).isEqualTo(!leaf.sealed().isEmpty());
    Map<String, String> said = new HashMap<>();
    for (SealedLeaf.Sealed one : leaf.sealed()) {
      assertThat(one.opening().check(leaf.bytes())).isInstanceOf(ProofCheck.Holds.class);
      assertThat(one.opening().check(again.bytes())).isInstanceOf(ProofCheck.Fails.class);
      said.put(one.opening().path(), one.opening().value());
    }
    assertThat(said).isEqualTo(ActJson.sealedValues(act));
    // What is open is in the leaf as it was said.
    Map<String, String> expected = flat(ActJson.content(act));
    said.keySet().forEach(expected::remove);
    Map<String, String> found = flat(leaf.bytes());
    found.keySet().removeAll(List.of("zone", "committedAt"));
    assertThat(found.keySet().removeIf(name -> name.endsWith("." + Opening.DIGEST)))
        .isEqualTo(!said.isEmpty());
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("actsWithAllTheirFields")
  void aLeafIsReadBackWithItsOpeningsAndAnOldOneWithout(String sample) throws Exception {
    ZoneAct act = ActJson.read(sample.getBytes(UTF_8));
    SealedLeaf leaf = ActJson.leaf("z", TestZone.AT, act, new Random(4));
    List<Opening> openings = leaf.sealed().stream().map(SealedLeaf.Sealed::opening).toList();
    assertThat(ActJson.readLeaf(leaf.bytes(), StoredSeals.of(openings))).isEqualTo(act);

    String old = new String(ActJson.content(act), UTF_8);
    old = "{\"zone\":\"z\",\"committedAt\":\"%s\",".formatted(TestZone.AT) + old.substring(1);
    assertThat(ActJson.readLeaf(old.getBytes(UTF_8), StoredSeals.of(List.of()))).isEqualTo(act);
    if (!openings.isEmpty()) {
      assertThatThrownBy(
              () ->
                  ActJson.readLeaf(
                      leaf.bytes(), StoredSeals.of(openings.subList(1, openings.size()))))
          .isInstanceOf(MalformedActException.class)
          .hasMessageContaining("no opening");
      Opening first = openings.get(0);
      assertThatThrownBy(
              () ->
                  ActJson.readLeaf(
                      leaf.bytes(),
                      StoredSeals.of(List.of(new Opening(first.path(), first.salt(), "1")))))
          .hasMessageContaining("does not fit");
    }
  }

  @Test
  void theSameValueTwiceGivesDifferentDigests() throws Exception {
    String item = SampleActs.all(MARK, FEN).get(0);
    SealedLeaf leaf =
        ActJson.leaf("z", TestZone.AT, ActJson.read(item.getBytes(UTF_8)), new Random(3));
    List<Opening> ofTheSame =
        leaf.sealed().stream()
            .map(SealedLeaf.Sealed::opening)
            .filter(one -> one.value().equals(FEN))
            .toList();
    assertThat(ofTheSame).hasSize(3);
    assertThat(ofTheSame.stream().map(one -> one.digest().base64()).distinct()).hasSize(3);
    assertThat(ofTheSame.stream().map(Opening::salt).distinct()).hasSize(3);
  }

  @Test
  void theOpenContentTellsWhetherASealedFieldIsStatedButNotWhatItSays() throws Exception {
    String five = new String(open("5"), UTF_8);
    assertThat(five).contains("\"levyFen\":{}").isEqualTo(new String(open("6"), UTF_8));
    assertThat(five).isNotEqualTo(new String(open("null"), UTF_8));
  }

  private static byte[] open(String fen) throws MalformedActException {
    return ActJson.openContent(
        ActJson.read(
            """
            {"act":"approveGatePass","id":"a","actor":"staff:ls-07","passNo":"HF1",
             "epcs":["E28011606000020BB0000001"],"levyFen":%s}"""
                .formatted(fen)
                .getBytes(UTF_8)));
  }

  private static List<Class<?>> acts(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses()).flatMap(one -> acts(one).stream()).toList();
  }

  private static void decided(Class<?> type, Set<Class<?>> seen) {
    if (!type.isRecord() || !seen.add(type)) {
      return;
    }
    ActSeals.of(type.asSubclass(Record.class));
    for (RecordComponent one : type.getRecordComponents()) {
      decided(one.getType(), seen);
      if (one.getGenericType() instanceof ParameterizedType list) {
        for (Type part : list.getActualTypeArguments()) {
          decided((Class<?>) part, seen);
        }
      }
    }
  }

  private static Map<String, String> flat(byte[] json) throws Exception {
    Map<String, String> fields = new TreeMap<>();
    flat("", new ObjectMapper().readTree(json), fields);
    return fields;
  }

  private static void flat(String name, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              one ->
                  flat(
                      name.isEmpty() ? one.getKey() : name + "." + one.getKey(),
                      one.getValue(),
                      fields));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flat("%s[%d]".formatted(name, i), node.get(i), fields);
      }
    } else {
      fields.put(name, node.toString());
    }
  }
}
