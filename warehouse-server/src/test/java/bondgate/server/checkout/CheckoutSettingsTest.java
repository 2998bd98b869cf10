package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckoutSettingsTest {
  private static final String FIRMS = "wechat:4403169D3W:财付通,alipay:31222699S7:支付宝";

  @Test
  void aTillHasTheSalesPointThatIsSetAndNoOtherTillIsServed() {
    CheckoutSettings settings = settings("till-1:P-1, till-2:P-2", FIRMS);

    assertThat(settings.point("till-2")).contains("P-2");
    assertThat(settings.serves("shop", "till-1")).isTrue();
    assertThat(settings.serves("shop", "till-3")).isFalse();
    assertThat(settings.serves("elsewhere", "till-1")).isFalse();
    assertThat(settings.providers()).containsExactly("wechat", "alipay");
  }

  @Test
  void whatIsSetInAnotherFormIsSaidAtTheStart() {
    assertThatThrownBy(() -> settings("till-1", FIRMS))
        .hasMessage("bondgate.checkout.tills: received 'till-1'; expected till:salesPoint");
    assertThatThrownBy(() -> settings("till-1:", FIRMS)).hasMessageContaining("till:salesPoint");
    assertThatThrownBy(() -> settings("till-1:P-1", "wechat:财付通"))
        .hasMessageContaining("bondgate.checkout.pay-firms")
        .hasMessageContaining("provider:customsCode:name");
  }

  private static CheckoutSettings settings(String tills, String firms) {
    Duration some = Duration.ofMinutes(5);
    return new CheckoutSettings(
        "shop",
        Optional.of(tills),
        firms,
        "1",
        some,
        some,
        some,
        some,
        some,
        some,
        some,
        "5201960000:中心",
        "贵阳",
        1_000,
        10);
  }
}
