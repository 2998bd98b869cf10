package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Alarm;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.Fence;
import bondgate.server.goods.ChipMismatch;
import bondgate.server.goods.ChipMismatch.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 疑似复制标签: a number that answers from another chip than its own is an alarm, and moves nothing. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CopiedTagTest {
  private static final String CHIP = "E280116020007061A1B2C3D4";
  private static final String OTHER = "E280116020007061A1B2C3D5";

  @Inject TestZone desk;
  @Inject ShopZone shop;
  @Inject BookZone acts;
  @Inject Alarms alarms;
  @Inject Fence fence;

  /** One of ours, whose chip nobody knows. */
  private String bottle(String zone) {
    desk.openPortals(zone);
    return shop.stored(zone, 1).get(0);
  }

  private void hear(String zone, String epc, String tid) {
    desk.facts(zone, List.of(TagFacts.chip(epc, tid)));
  }

  private Alarm only(String zone) {
    assertThat(alarms.list(zone, 9)).hasSize(1);
    return alarms.list(zone, 9).get(0);
  }

  private static ChipMismatch chip(Alarm alarm) {
    return ChipMismatch.of(alarm.detail()).orElseThrow();
  }

  @Test
  void whatWasBoundWhenTheTagWasPutOnDecides() {
    String zone = "copied-bound";
    String epc = bottle(zone);
    hear(zone, epc, OTHER);
    assertThat(alarms.list(zone, 9)).as("nothing is known of it yet").isEmpty();
    long bound = bind(zone, epc, CHIP);

    hear(zone, epc, CHIP);
    hear(zone, epc, CHIP + "0123");
    assertThat(alarms.list(zone, 9)).as("its own chip, and more words of it").isEmpty();
    Object stock = acts.stock(zone, BookZone.BOOK, ShopZone.ITEM);
    hear(zone, epc, OTHER);

    Alarm alarm = only(zone);
    assertThat(alarm.verdict()).isEqualTo("COPIED_TAG");
    assertThat(alarm.epc()).isEqualTo(epc);
    assertThat(alarm.item()).isEqualTo(ShopZone.ITEM);
    assertThat(chip(alarm)).isEqualTo(new ChipMismatch(Kind.OTHER_CHIP, OTHER, CHIP, bound));
    assertThat(fence.latest(zone, 1).get(0).kind()).isEqualTo("tag-chip");
    assertThat(acts.stock(zone, BookZone.BOOK, ShopZone.ITEM)).isEqualTo(stock);
  }

  @Test
  void ofAnUnboundTagTheFirstChipIsItsOwnAndACopyGoesOnRinging() {
    String zone = "copied-unbound";
    String epc = bottle(zone);
    hear(zone, epc, CHIP);
    hear(zone, epc, OTHER);
    hear(zone, epc, OTHER);
    Alarm first = only(zone);
    assertThat(first.facts()).as("joined while it is open").isEqualTo(2);
    assertThat(chip(first).known()).isEqualTo(CHIP);

    acts.done(
        zone,
        TestZone.AT,
        "acknowledgeAlarm",
        "'alarmId':%d,'outcome':'looked'".formatted(first.id()));
    hear(zone, epc, CHIP);
    assertThat(alarms.open(zone)).as("its own chip").isZero();
    hear(zone, epc, OTHER);
    assertThat(alarms.open(zone)).as("the copy is still there").isEqualTo(1);
  }

  @Test
  void aChipThatAnswersWithAnotherNumberWasWrittenAnew() {
    String zone = "copied-rewritten";
    desk.openPortals(zone);
    List<String> two = shop.stored(zone, 2);
    hear(zone, two.get(0), CHIP);
    assertThat(alarms.list(zone, 9)).isEmpty();
    hear(zone, two.get(1), CHIP);
    Alarm alarm = only(zone);
    assertThat(alarm.epc()).isEqualTo(two.get(1));
    assertThat(chip(alarm).kind()).isEqualTo(Kind.OTHER_NUMBER);
    assertThat(chip(alarm).known()).isEqualTo(two.get(0));
    hear(zone, two.get(0), CHIP);
    assertThat(alarms.list(zone, 9)).as("the number that the chip had first").hasSize(1);
  }

  @Test
  void anAlarmThatIsOpenForAnotherReasonSaysItToo() {
    String zone = "copied-joined";
    String epc = bottle(zone);
    hear(zone, epc, CHIP);
    desk.facts(zone, List.of(TestZone.siren("dock", epc)));
    assertThat(only(zone).detail()).isNull();
    hear(zone, epc, OTHER);
    assertThat(only(zone).edgeReason()).isEqualTo("NOT_PERMITTED");
    assertThat(chip(only(zone)).tid()).isEqualTo(OTHER);
  }

  @Test
  void noOtherTextIsTakenForAMismatch() {
    ChipMismatch one = new ChipMismatch(Kind.OTHER_CHIP, OTHER, CHIP, 17);
    assertThat(ChipMismatch.of(one.text())).contains(one);
    for (String other : List.of("", "received: 4", "OTHER_CHIP a b c", "OTHER_CHIP a b 1 2")) {
      assertThat(ChipMismatch.of(other)).as(other).isEmpty();
    }
  }

  private long bind(String zone, String epc, String tid) {
    ActAnswer answer =
        acts.act(
            zone,
            TestZone.AT,
            "commissionTag",
            "'epc':'%s','item':'%s','lot':'L-1','expiresOn':'2027-03-01','tid':'%s'"
                .formatted(epc, ShopZone.ITEM, tid));
    assertThat(answer).isInstanceOf(ActAnswer.Done.class);
    return ((ActAnswer.Done) answer).leafIndex();
  }
}
