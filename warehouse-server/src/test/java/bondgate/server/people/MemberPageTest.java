package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.DoorTicket;
import bondgate.server.checkout.TillProfile;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.ServerKey;
import bondgate.server.member.CodeAnswer;
import bondgate.server.member.Members;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A member's page in a real browser: registration, the code that changes, and withdrawal. */
@QuarkusTest
@TestProfile(TillProfile.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MemberPageTest {
  /** An example of GB 11643-1999. */
  private static final String NUMBER = "440524188001010014";

  /**
   * A hand that holds a scanner moves: in one look of fifty ZXing makes nothing of a code that is
   * perfectly drawn, and reads it a little nearer.
   */
  private static final double[] DISTANCES = {1, 1.15, 0.9, 1.3, 1.05, 1.2, 0.95};

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject Members members;
  @Inject ServerKey key;
  @TestHTTPResource String address;
  private Page page;
  private String size;

  @AfterEach
  void leave() {
    if (page != null) {
      page.context().close();
    }
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void fromTheFormToTheCodeAndBackToNothing(int width, String language) throws Exception {
    start(width, language);
    look("form");
    page.click("button.main");
    page.waitForSelector("[role=alert]");
    assertThat(page.locator("[role=alert] a").count())
        .as("each thing that is missing")
        .isEqualTo(4);
    // The form comes back with 422, which the browser notes too.
    assertThat(browser.complaints()).hasSize(1).allMatch(said -> said.contains(" 422 "));
    browser.complaints().clear();
    look("form-problems");
    registers();
    look("code");
    assertThat(page.url()).as("the address opens nothing").isEqualTo(address("/member"));
    assertThat(page.content()).doesNotContain("测试会员", NUMBER, "13800138000");
    String code = page.innerText("#code-text");
    assertThat(scanned()).isEqualTo(code);
    assertThat(members.use(code)).isInstanceOf(CodeAnswer.Accepted.class);
    page.waitForFunction("old => document.getElementById('code-text').textContent !== old", code);

    page.click("form[action='/member/erase'] button");
    page.waitForSelector("#sure[aria-invalid=true]");
    browser.complaints().clear();
    look("code-not-sure");
    String last = page.innerText("#code-text");
    page.check("#sure");
    page.click("form[action='/member/erase'] button");
    page.waitForSelector("[role=status]");
    look("erased");
    assertThat(members.use(last)).isEqualTo(new CodeAnswer.Refused(CodeAnswer.Why.WITHDRAWN));
    assertThat(page.context().cookies())
        .extracting(cookie -> cookie.name)
        .doesNotContain("bondgate-member");
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest(name = "{0} px, {1}")
  @ArgumentsSource(Widths.class)
  void theDoorCodeIsOneStepAwayAndOpensByTheServersKeyAlone(int width, String language)
      throws Exception {
    start(width, language);
    page.navigate(address("/member/door"));
    assertThat(page.url()).as("nobody's").isEqualTo(address("/member"));
    registers();
    page.click("a[href='/member/door']");
    page.waitForSelector("#code .code");
    look("door");
    assertThat(DoorTicket.read(scanned(), key.signingKey().verifyKey())).isPresent();
    assertThat(page.content()).doesNotContain("BGD1");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theCookieIsForThisPageAloneAndNoScriptReadsIt() {
    start(360, "zh");
    registers();

    Cookie cookie =
        page.context().cookies().stream()
            .filter(one -> one.name.equals("bondgate-member"))
            .findFirst()
            .orElseThrow();
    assertThat(cookie.value).matches("[\\w-]{43}");
    assertThat(cookie.path).isEqualTo("/member");
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
    assertThat(page.evaluate("() => document.cookie")).asString().doesNotContain("bondgate-member");
  }

  @Test
  void aPageThatIsOpenWhenTheMemberWithdrawsElsewhereShowsNoCode() {
    start(360, "en");
    registers();
    String key =
        page.context().cookies().stream()
            .filter(one -> one.name.equals("bondgate-member"))
            .findFirst()
            .orElseThrow()
            .value;
    members.erase(key);

    page.waitForSelector("#consent");
    assertThat(page.locator("#code").count()).isZero();
  }

  @Test
  void whoIsAMemberHereAlreadyDoesNotRegisterTwice() {
    start(360, "zh");
    registers();
    String memberNo = page.innerText("#own-title ~ p .mono");
    Object status =
        page.evaluate(
            "async () => (await fetch('/member', { method: 'POST', body: new URLSearchParams("
                + "{ name: '另一人', number: '11010519491231002X', phone: '13900139000', consent: '%s' })"
                    .formatted(Members.CONSENT_VERSION)
                + "})).status");
    assertThat(status).isEqualTo(200);
    page.navigate(address("/member"));
    assertThat(page.innerText("#own-title ~ p .mono")).isEqualTo(memberNo);
  }

  @Test
  void aButtonThatIsPressedTwiceRegistersOnce() {
    start(360, "zh");
    AtomicInteger sent = new AtomicInteger();
    page.onRequest(request -> sent.addAndGet(request.method().equals("POST") ? 1 : 0));
    page.fill("#name", "测试会员");
    page.fill("#number", NUMBER);
    page.fill("#phone", "13800138000");
    page.check("#consent");
    page.dblclick("button.main");
    page.waitForSelector("#code");
    assertThat(sent).as("of two, the first would be nobody's").hasValue(1);
  }

  private void start(int width, String language) {
    browser.complaints().clear();
    size = width + "-" + language;
    page = browser.page(width, language, address);
    page.navigate(address("/member"));
  }

  private void registers() {
    page.fill("#name", "测试会员");
    page.fill("#number", NUMBER);
    page.fill("#phone", "13800138000");
    page.check("#consent");
    page.click("button.main");
    page.waitForSelector("#code");
  }

  /** What a scanner reads from the screen. */
  private String scanned() throws Exception {
    BufferedImage seen =
        ImageIO.read(new ByteArrayInputStream(page.locator("#code .code").screenshot()));
    ReaderException nothing = null;
    for (double distance : DISTANCES) {
      try {
        return new QRCodeReader().decode(from(distance, seen)).getText();
      } catch (ReaderException e) {
        nothing = e;
      }
    }
    throw new AssertionError("no QR code is read from the screen", nothing);
  }

  /** What the scanner sees if it is held so much nearer. */
  private static BinaryBitmap from(double distance, BufferedImage seen) {
    int width = (int) (seen.getWidth() * distance);
    int height = (int) (seen.getHeight() * distance);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(seen, 0, 0, width, height, null);
    pen.dispose();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
  }

  private String address(String path) {
    return address.replaceAll("/+$", "") + path;
  }

  /** A picture, and the measures. */
  private void look(String name) {
    Looks.well(page, "member-%s-%s".formatted(name, size));
  }
}
