package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.bondedlist.PassResult;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.gatepass.CustomsPass;
import bondgate.server.gatepass.Differing;
import bondgate.server.gatepass.ListPass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gate pass of whole bonded lists against what the fence saw of the pieces in them. */
@QuarkusTest
@TestProfile(CustomsPassRig.ZoneOfItsOwn.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ListPassDifferencesTest extends ListPassRig {
  /** Of tags of 96 bits and a short sale number. */
  private static final int MOST = 797;

  @Inject Tables tables;

  private static final Duration PATIENCE_OVER = Duration.ofMinutes(11);

  @Test
  void goodsThatLeftBeforeTheirPassAgreeWithItAndThatIsStatedOnce() throws Exception {
    String zone = "list-pass-agrees";
    sold(zone);
    leave(zone, THREE.subList(0, 2));
    let(zone);
    assertThat(passes.find(zone, PASS).orElseThrow().tags()).isEqualTo(THREE);
    assertThat(pass(zone).pieces())
        .isEqualTo(THREE.stream().map(epc -> new ListPass.Piece(epc, SALE)).toList());
    leave(zone, THREE.subList(2, 3));
    assertThat(pass(zone).last()).as("while customs' gate has not let it pass").isEmpty();
    past(zone);

    CustomsPass.Comparison last = pass(zone).last().orElseThrow();
    assertThat(last.passed()).isEqualTo(THREE);
    assertThat(last.differences()).isEmpty();
    silent(zone);
    long leaves = leaves(zone);
    keeper.look(zone, now.plus(Duration.ofDays(1)));
    past(zone);
    assertThat(leaves(zone)).as("nothing is stated twice").isEqualTo(leaves);
    // A round costs what is under way: the pass is over, and its goods are their buyer's.
    seen(zone, TestZone.crossings(THREE.subList(0, 1), "exit", Direction.IN, SALE));
    assertThat(pass(zone).last()).contains(last);
    silent(zone);
  }

  @Test
  void whatIsInsideWhenTheVehicleIsGoneIsOneAlarmUntilItLeaves() throws Exception {
    String zone = "list-pass-missing";
    sold(zone);
    leave(zone, THREE.subList(0, 2));
    let(zone);
    keeper.look(zone, now.plus(Duration.ofDays(1)));
    silent(zone);
    past(zone);
    keeper.look(zone, now.plus(Duration.ofMinutes(9)));
    silent(zone);
    keeper.look(zone, now.plus(PATIENCE_OVER));
    differs(zone, Differing.MISSING, THREE.get(2));
    assertThat(pass(zone).last().orElseThrow().passed()).isEqualTo(THREE.subList(0, 2));
    long leaves = leaves(zone);
    keeper.look(zone, now.plus(PATIENCE_OVER.multipliedBy(2)));
    assertThat(leaves(zone)).isEqualTo(leaves);

    leave(zone, THREE.subList(2, 3));
    mended(zone);
    assertThat(pass(zone).last().orElseThrow().passed()).isEqualTo(THREE);
    acts.done(
        zone,
        now,
        "acknowledgeAlarm",
        "'alarmId':%d,'outcome':'looked into'".formatted(alarm(zone).id()));
    keeper.look(zone, now.plus(Duration.ofDays(1)));
    assertThat(alarm(zone).open()).isFalse();
  }

  @Test
  void aPieceThatIsOutsideWithoutItsPermitIsAnAlarmUntilItIsBack() throws Exception {
    String zone = "list-pass-outside";
    shop.open(zone, 100_000, THREE);
    // Not paid for by what we know: customs' release lets nothing go here.
    OrderZone.done(shop.place(zone, SALE, 1, THREE));
    listed(zone, "BL-1", SALE);
    let(zone);
    silent(zone);
    seen(zone, List.of(TestZone.refused("exit", THREE.get(1), Direction.OUT)));
    differs(zone, Differing.OUTSIDE_WITHOUT_PASS, THREE.get(1));
    seen(zone, List.of(TestZone.refused("exit", THREE.get(1), Direction.IN)));
    mended(zone);
  }

  @Test
  void aPieceThatCameBackIsAnAlarmUntilItGoesAgainOrIsReturned() throws Exception {
    for (boolean again : List.of(true, false)) {
      String zone = "list-pass-back-" + again;
      sold(zone);
      let(zone);
      leave(zone, THREE);
      seen(zone, TestZone.crossings(THREE.subList(0, 1), "exit", Direction.IN, SALE));
      differs(zone, Differing.CAME_BACK, THREE.get(0));
      if (again) {
        leave(zone, THREE.subList(0, 1));
      } else {
        back(zone, THREE.get(0));
        keeper.look(zone, now);
      }
      mended(zone);
    }
  }

  @Test
  void aPieceOfWhichNobodyKnowsWhichWayItWentIsAnAlarm() throws Exception {
    String zone = "list-pass-uncertain";
    shop.open(zone, 100_000, THREE);
    paid(zone);
    // Near the door before it was let go says nothing.
    desk.facts(zone, "edge-1", now, List.of(CustomsPassRig.uncertain("exit", THREE.get(1))));
    listed(zone, "BL-1", SALE);
    released(zone);
    let(zone);
    silent(zone);
    seen(zone, List.of(CustomsPassRig.uncertain("exit", THREE.get(0))));
    differs(zone, Differing.UNCERTAIN, THREE.get(0));
    leave(zone, THREE.subList(0, 1));
    mended(zone);
  }

  @Test
  void aPieceWhoseReturnCustomsAcceptedIsNotExpectedOutside() throws Exception {
    String zone = "list-pass-returned";
    sold(zone);
    leave(zone, THREE.subList(0, 2));
    let(zone);
    long left = back(zone, THREE.get(0));
    long stayed = back(zone, THREE.get(2));
    past(zone);
    keeper.look(zone, now.plus(PATIENCE_OVER));
    // For customs it is the buyer's still.
    differs(zone, Differing.MISSING, THREE.get(2));
    settled(zone, stayed);
    settled(zone, left);
    keeper.look(zone, now.plus(PATIENCE_OVER));
    mended(zone);
    assertThat(pass(zone).last().orElseThrow().passed()).isEqualTo(THREE.subList(0, 2));
  }

  @Test
  void ofAPassThatCustomsTookBackNothingIsExpectedAndTheNextOneIsCompared() throws Exception {
    String zone = "list-pass-void";
    sold(zone);
    let(zone);
    leave(zone, THREE);
    seen(zone, TestZone.crossings(THREE.subList(0, 1), "exit", Direction.IN, SALE));
    differs(zone, Differing.CAME_BACK, THREE.get(0));
    customs.says(zone, PASS, "SAS224", "6", now);
    keeper.look(zone, now);
    mended(zone);

    declared(zone, "SP-2");
    customs.rounds(zone, APPROVED, now);
    keeper.look(zone, now);
    assertThat(ours.find(zone, "SP-2").orElseThrow().differences())
        .containsExactly(new CustomsPass.Difference(THREE.get(0), Differing.CAME_BACK));
    assertThat(alarmsOf(zone, "SP-2")).hasSize(1);
  }

  @Test
  void aComparisonThatTheFenceDoesNotBearOutIsRefused() throws Exception {
    String zone = "list-pass-false";
    sold(zone);
    let(zone);
    leave(zone, THREE.subList(0, 1));
    List<String> through = THREE.subList(0, 1);
    String stranger = OrderZone.bottles(0x72, 1).get(0);
    assertThat(stated(zone, PASS, List.of(THREE.get(0), stranger), List.of()))
        .isEqualTo("tagsNotOfThePass");
    assertThat(stated(zone, PASS, through, List.of(missing(stranger))))
        .isEqualTo("tagsNotOfThePass");
    assertThat(stated(zone, PASS, THREE, List.of())).isEqualTo("passNotNow");
    assertThat(stated(zone, PASS, List.of(), List.of())).isEqualTo("passNotNow");
    assertThat(stated(zone, PASS, through, List.of(missing(THREE.get(0))))).isEqualTo("passNotNow");
    assertThat(
            stated(
                zone,
                PASS,
                through,
                List.of(new PassAct.CompareGatePass.Difference(THREE.get(1), Differing.FOREIGN))))
        .isEqualTo("passNotNow");
    assertThat(stated(zone, "SP-9", through, List.of())).isEqualTo("gatePassUnknown");
    assertThat(pass(zone).last()).isEmpty();
    silent(zone);
    assertThat(stated(zone, PASS, through, List.of(missing(THREE.get(1))))).isEqualTo("done");
  }

  private String stated(
      String zone,
      String passNo,
      List<String> passed,
      List<PassAct.CompareGatePass.Difference> differences)
      throws InterruptedException {
    String id = "stated-" + Math.abs((passNo + passed + differences).hashCode() % 1_000_000);
    ActAnswer answer =
        writer.submit(
            zone, new PassAct.CompareGatePass(id, "server:x", passNo, passed, differences));
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "done";
  }

  private static PassAct.CompareGatePass.Difference missing(String epc) {
    return new PassAct.CompareGatePass.Difference(epc, Differing.MISSING);
  }

  @Test
  void aPassOfPartsHasNoTagsAndIsComparedWithNothing() throws Exception {
    String zone = "list-pass-parts";
    sold(zone);
    assertThat(customs.part(zone, PASS, "BL-1", now)).isInstanceOf(PassResult.Declared.class);
    customs.rounds(zone, APPROVED, now);
    past(zone);
    long leaves = leaves(zone);
    keeper.look(zone, now.plus(PATIENCE_OVER));
    assertThat(leaves(zone)).isEqualTo(leaves);
    assertThat(passes.find(zone, PASS).orElseThrow().tags()).isEmpty();
    assertThat(ours.find(zone, PASS)).isEmpty();
    silent(zone);
  }

  @Test
  void aPassHasTagsIfOneActCanNameThemAllAndElseIsComparedWithNothing() throws Exception {
    String zone = "list-pass-many";
    sold(zone);
    more(zone, MOST - THREE.size());
    let(zone);
    leave(zone, THREE);
    past(zone);
    keeper.look(zone, now.plus(PATIENCE_OVER));
    assertThat(pass(zone).last().orElseThrow().passed()).isEqualTo(THREE);
    assertThat(pass(zone).differences()).hasSize(MOST - THREE.size());
    assertThat(alarm(zone).open()).isTrue();

    String other = "list-pass-too-many";
    sold(other);
    more(other, MOST - THREE.size() + 1);
    let(other);
    assertThat(passes.find(other, PASS).orElseThrow().tags()).isEmpty();
    assertThat(ours.find(other, PASS)).isEmpty();
  }

  /** Pieces of the sale of which nothing else is known. */
  private void more(String zone, int count) throws Exception {
    tables.execute(
        ("INSERT INTO sale_piece (zone, sale_no, epc, item, line_no, place, price_fen,"
                + " dutiable_fen, tax_fen, move_id) SELECT zone, sale_no,"
                + " 'E2' || lpad(upper(to_hex(g)), 22, '0'), item, line_no, place, price_fen,"
                + " dutiable_fen, tax_fen, gen_random_uuid() FROM sale_piece,"
                + " generate_series(1, %d) g WHERE zone = '%s' AND epc = '%s'")
            .formatted(count, zone, THREE.get(0)));
  }

  @Test
  void oneNumberIsOnePass() throws Exception {
    String zone = "list-pass-number";
    sold(zone);
    List<String> more = OrderZone.bottles(0x73, 2);
    shop.bringIn(zone, more);
    declared(zone, PASS);
    assertThat(approved(zone, PASS, more.subList(0, 1))).isEqualTo("gatePassIsOtherwise");
    assertThat(approved(zone, "SP-2", more.subList(0, 1))).isEqualTo("done");
    customs.rounds(zone, "DELETED", now);
    assertThat(customs.lists(zone, "SP-2", List.of("BL-1"), now))
        .isInstanceOfSatisfying(
            PassResult.NotNow.class,
            refused -> assertThat(refused.answer().code()).isEqualTo("gatePassIsOtherwise"));
  }

  private String approved(String zone, String passNo, List<String> epcs) {
    ActAnswer answer =
        acts.act(
            zone,
            now,
            "approveGatePass",
            "'passNo':'%s','epcs':[%s],'byCustoms':true".formatted(passNo, RetailZone.epcs(epcs)));
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "done";
  }
}
