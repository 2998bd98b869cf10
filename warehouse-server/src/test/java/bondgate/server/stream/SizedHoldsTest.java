package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.Hold;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What customs states is held, to the fen, and refused by one fen; three bottles of ¥52.00 full tax
 * and ¥31.00 retail tax.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SizedHoldsTest {
  private static final String LIST = "83012026I000000079";
  private static final List<String> BOTTLES =
      IntStream.range(0, 3).mapToObj("E28011606000020F%08X"::formatted).toList();

  @Inject RetailZone zones;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Guarantees guarantees;

  @Test
  void aPassHoldsWhatCustomsLeviesInPartsThatMakeItUp() {
    String zone = "sized-pass";
    bringIn(zone, 9999);

    assertThat(pass(zone, ",'levyFen':10000")).isEqualTo(BottleActs.exceeded(10_000, 9999, ""));
    zones.lodge(zone, "BH-2", 1, "2099-12-31");
    assertThat(pass(zone, ",'levyFen':10000")).isInstanceOf(ActAnswer.Done.class);

    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(10_000, 10_000, 0, 0));
    assertThat(guarantees.openHolds(zone, BOTTLES).values())
        .extracting(Hold::amountFen)
        .containsExactlyInAnyOrder(3333L, 3333L, 3334L);
    assertThat(pass(zone, ",'levyFen':10000")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(pass(zone, ",'levyFen':9999"))).isEqualTo("gatePassIsOtherwise");
    assertThat(reason(pass(zone, ""))).isEqualTo("gatePassIsOtherwise");
  }

  @Test
  void aSaleHoldsWhatCustomsAssessedInsteadOfOurEstimate() {
    String zone = "sized-sale";
    bringIn(zone, 15_600);
    assertThat(pass(zone, "")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(15_600, 15_600, 0, 0));
    desk.facts(zone, TestZone.crossings(BOTTLES, "passage", Direction.IN, "HF-1"));

    // What the display held is free for the sale; by one fen it is not enough.
    assertThat(zones.sale(zone, AT, BOTTLES, ",'assessedTaxFen':15601"))
        .isEqualTo(BottleActs.exceeded(15_601, 15_600, "; the guarantee is nearly exhausted"));
    assertThat(zones.sale(zone, AT, BOTTLES, ",'assessedTaxFen':9200"))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(15_600, 9200, 0, 6400));
    assertThat(zones.sale(zone, AT, BOTTLES, ",'assessedTaxFen':9200"))
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(zones.sale(zone, AT, BOTTLES, ",'assessedTaxFen':9300")))
        .isEqualTo("saleIsOtherwise");
  }

  @Test
  void aListHoldsWhatCustomsAssessedAndAnotherFigureIsAnotherList() {
    String zone = "sized-list";
    zones.register(zone, "WINE-750", 5200);
    zones.lodge(zone, "BH-1", 9200, "2099-12-31");
    acts.bringIn(zone, AT, BookZone.BOOK, "WINE-750", 10, 5);

    assertThat(list(zone, "")).isEqualTo(BottleActs.exceeded(9300, 9200, ""));
    assertThat(list(zone, ",'assessedTaxFen':9201")).isEqualTo(BottleActs.exceeded(9201, 9200, ""));
    assertThat(list(zone, ",'assessedTaxFen':9200")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.openRetailHolds(zone, LIST))
        .extracting(Hold::amountFen)
        .as("two of three bottles on the first line")
        .containsExactly(6133L, 3067L);
    assertThat(list(zone, ",'assessedTaxFen':9200")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(list(zone, ",'assessedTaxFen':9199"))).isEqualTo("documentIsOtherwise");
    assertThat(reason(list(zone, ""))).isEqualTo("documentIsOtherwise");
  }

  @Test
  void whereCustomsStatesThatNothingIsDueNothingIsHeld() {
    String zone = "sized-nothing";
    zones.register(zone, "WINE-750", 5200);
    acts.bringIn(zone, AT, BookZone.BOOK, "WINE-750", 10, 5);

    assertThat(list(zone, ",'assessedTaxFen':0")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.openRetailHolds(zone, LIST)).isEmpty();
  }

  @Test
  void onlyARetailListStatesATaxAndAPassLeviesSomething() {
    assertThatThrownBy(
            () ->
                acts.act(
                    "sized-bad",
                    AT,
                    "acceptDocument",
                    "'kind':'INBOUND_LIST','number':'L-1','assessedTaxFen':1,"
                        + "'lines':[{'item':'WINE-750','quantity':2}]"))
        .hasRootCauseMessage(
            "assessedTaxFen must be left out of a document of kind INBOUND_LIST; received 1");
    assertThatThrownBy(() -> pass("sized-bad", ",'levyFen':0"))
        .rootCause()
        .hasMessageStartingWith("levyFen must be from 1 ");
  }

  @Test
  void whatAnActSaidBeforeItCouldSayMoreIsReadAndWrittenAsItWas() throws Exception {
    for (String old :
        List.of(
            "{'act':'approveGatePass','id':'a-1','actor':'staff:t-1','passNo':'HF-1','epcs':['E280']}",
            "{'act':'acceptDocument','id':'a-1','actor':'staff:t-1','kind':'RETAIL_LIST',"
                + "'number':'L-1','lines':[{'item':'WINE-750','quantity':2}]}")) {
      String said = old.replace('\'', '"');
      assertThat(new String(ActJson.content(ActJson.read(said.getBytes(UTF_8))), UTF_8))
          .isEqualTo(said);
    }
  }

  private void bringIn(String zone, long lodgedFen) {
    desk.openPortals(zone);
    zones.register(zone, "WINE-750", 5200);
    zones.lodge(zone, "BH-1", lodgedFen, "2099-12-31");
    zones.bringIn(zone, "WINE-750", BOTTLES);
  }

  private ActAnswer pass(String zone, String more) {
    return acts.act(
        zone,
        AT,
        "approveGatePass",
        "'passNo':'HF-1','epcs':[%s]%s".formatted(RetailZone.epcs(BOTTLES), more));
  }

  private ActAnswer list(String zone, String more) {
    return acts.act(
        zone,
        AT,
        "acceptDocument",
        ("'kind':'RETAIL_LIST','number':'%s',"
                + "'lines':[{'item':'WINE-750','quantity':2},{'item':'WINE-750','quantity':1}]%s")
            .formatted(LIST, more));
  }
}
