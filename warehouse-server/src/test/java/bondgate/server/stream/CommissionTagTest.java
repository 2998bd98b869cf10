package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.goods.Commission;
import bondgate.server.goods.Commissions;
import bondgate.server.goods.Goods;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 标签写入: a tag is bound to item, lot and chip once, and a copy is noticed where chips are read. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CommissionTagTest {
  private static final String CHIP = "E280116020007061A1B2C3D4";
  private static final String OTHER_CHIP = "E280116020007061A1B2C3D5";

  @Inject TestZone desk;
  @Inject ShopZone shop;
  @Inject BookZone acts;
  @Inject Commissions commissions;
  @Inject Goods goods;

  private ActAnswer bind(String zone, String epc, String item, String lot, String tid) {
    return acts.act(
        zone,
        TestZone.AT,
        "commissionTag",
        "'epc':'%s','item':'%s','lot':'%s','expiresOn':'2027-03-01','tid':'%s'"
            .formatted(epc, item, lot, tid));
  }

  private static String code(ActAnswer answer) {
    assertThat(answer).isInstanceOf(ActAnswer.Refused.class);
    return ((ActAnswer.Refused) answer).code();
  }

  @Test
  void aTagIsBoundOnceAndEveryOtherBindingIsRefusedByName() {
    String zone = "tags-bound";
    desk.openPortals(zone);
    List<String> two = shop.stored(zone, 2);
    String epc = two.get(0);

    assertThat(bind(zone, epc, ShopZone.ITEM, "L-1", CHIP)).isInstanceOf(ActAnswer.Done.class);

    assertThat(commissions.find(zone, epc).orElseThrow().commission())
        .isEqualTo(
            new Commission(
                epc,
                ShopZone.ITEM,
                "L-1",
                Optional.of(LocalDate.parse("2027-03-01")),
                Optional.of(CHIP)));
    assertThat(bind(zone, epc, ShopZone.ITEM, "L-1", CHIP)).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(code(bind(zone, epc, ShopZone.ITEM, "L-2", CHIP)))
        .isEqualTo("commissionIsOtherwise");
    assertThat(code(bind(zone, epc, ShopZone.ITEM, "L-1", OTHER_CHIP)))
        .as("the same number on another chip")
        .isEqualTo("copySuspected");
    assertThat(code(bind(zone, two.get(1), ShopZone.ITEM, "L-1", CHIP)))
        .as("another number on the same chip")
        .isEqualTo("chipInUse");
    assertThat(code(bind(zone, two.get(1), "BEER", "L-1", OTHER_CHIP)))
        .isEqualTo("itemIsOtherwise");
    assertThat(code(bind(zone, "E2801170FFFF0000FFFF0009", ShopZone.ITEM, "L-1", OTHER_CHIP)))
        .isEqualTo("tagUnknown");
    assertThat(bind(zone, two.get(1), ShopZone.ITEM, "L-1", OTHER_CHIP))
        .isInstanceOf(ActAnswer.Done.class);
  }

  @Test
  void theNextNumberIsTheFirstOfTheListThatIsNotBound() {
    String zone = "tags-next";
    desk.openPortals(zone);
    List<String> three = shop.stored(zone, 3);
    String list = goods.piece(zone, three.get(0)).orElseThrow().document();

    assertThat(commissions.of(zone, list))
        .containsExactly(new Commissions.Progress(ShopZone.ITEM, 3, 0, Optional.of(three.get(0))));
    bind(zone, three.get(0), ShopZone.ITEM, "L-1", CHIP);
    assertThat(commissions.of(zone, list))
        .containsExactly(new Commissions.Progress(ShopZone.ITEM, 3, 1, Optional.of(three.get(1))));
    assertThat(commissions.of(zone, "no-such-list")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E28011602000706",
        "E280116020007061A1B2C3",
        "e280116020007061a1b2c3d4",
        "30340116020007061A1B2C3D"
      })
  void whatIsNoChipsNumberIsNone(String tid) {
    assertThatThrownBy(() -> bind("tags-none", "E2801170FFFF0000FFFF0009", "WINE", "L-1", tid))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
