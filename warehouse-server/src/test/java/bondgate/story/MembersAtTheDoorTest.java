package bondgate.story;

import static bondgate.simulator.day.Guest.Step.HOLDS_UP_THE_CODE;
import static bondgate.simulator.day.Guest.Step.STANDS_BEFORE_THE_DOOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.simulator.day.DoorOfTheDay;
import bondgate.simulator.day.Guest;
import bondgate.simulator.day.Photographs;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.Site;
import bondgate.simulator.day.SiteDoor;
import bondgate.simulator.day.SiteFaces;
import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day at the door for members, with models and photographs that lie beside the project: one comes
 * by face, one refuses and comes by code, one withdraws, one leaves. Programs, network camera,
 * scanner and lock are as at a site; only the people are photographs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MembersAtTheDoorTest {
  private static final Pattern ROW =
      Pattern.compile("(?s)<tr><th scope=\"row\"[^>]*>entrance</th>(.*?)</tr>");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final List<Guest> guests = new ArrayList<>();
  private final List<byte[]> templates = new ArrayList<>();
  private SiteSettings settings;
  private SiteDoor door;
  private Site site;
  private ServerApi server;
  private DoorOfTheDay day;
  private Photographs photographs;
  private Guest byFace;

  @BeforeAll
  void aSiteWhoseDoorHasACamera(@TempDir Path folder, @TempDir Path album) throws Exception {
    Path shared = Path.of(System.getProperty("bondgate.shared", "../shared")).resolve("data/face");
    boolean there =
        Files.isDirectory(shared.resolve("models"))
            && Files.isDirectory(shared.resolve("photos/white-house"));
    if (!there) {
      System.out.println("SKIPPED: needs models and photos in " + shared);
    }
    assumeTrue(there, () -> "SKIPPED: needs models and photos in " + shared);
    photographs = Photographs.in(albumOf(shared.resolve("photos"), album));
    settings = SiteSettings.onFreePorts(folder, TheDayAfterAKillTest.projectFolder());
    SiteFaces faces = new SiteFaces(shared.resolve("models"), photographs);
    door = SiteDoor.open(settings, Optional.of(faces));
    site = Site.withTillShopAndDoor(settings, 7, door);
    site.start();
    server = site.api();
    day = site.doorOfTheDay(System.out::println);
    assertThat(day.comparesFaces()).isTrue();
  }

  /** The first two sets hold faces that a camera might see; the other is of another time. */
  private static Path albumOf(Path photos, Path album) throws IOException {
    try (Stream<Path> files = Files.list(photos.resolve("white-house"))) {
      for (Path file : files.toList()) {
        Files.copy(file, album.resolve(file.getFileName().toString()));
      }
    }
    Files.copy(photos.resolve("minivision/image_T1.jpg"), album.resolve("visitor-1.jpg"));
    return album;
  }

  @AfterAll
  void closingTime() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  @Order(1)
  void strangersStayOutside() throws Exception {
    day.strangersStayOutside();

    assertThat(door.timesOpened()).isZero();
    assertThat(held()).isZero();
  }

  @Test
  @Order(2)
  void aMemberAgreesAndComesByFace() throws Exception {
    byFace = day.agreesAndComesByFace();
    guests.add(byFace);

    assertThat(byFace.isHeld()).isTrue();
    assertThat(byFace.stepsAtTheDoor())
        .as("he came twice, and stood there")
        .containsExactly(STANDS_BEFORE_THE_DOOR, STANDS_BEFORE_THE_DOOR);
    keepWhatIsHeld();
    assertThat(Traces.filesWith(parts(), settings.dataFolder().resolve("edge-1")))
        .as("the search finds what is there")
        .hasSize(1);
  }

  @Test
  @Order(3)
  void theKiosksPageIsForEverybody() {
    try (KioskInABrowser kiosk = KioskInABrowser.open(settings.agentUri())) {
      kiosk.goesTo("/faces.html", "#text:not(:empty)");
      kiosk.isGoodForAll("kiosk-faces-zh");
      kiosk.pressesByKeyboard("查看保存了我的哪些信息");
      kiosk.isTold("请先出示开门码");
      kiosk.scansInto("开门码", byFace.code());
      kiosk.pressesByKeyboard("查看保存了我的哪些信息");
      kiosk.isTold("以下为本设备保存的全部信息");
      kiosk.isGoodForAll("kiosk-held-zh");
      kiosk.pressesByKeyboard("English");
      kiosk.isTold("This is all that is held at this device");
      kiosk.shows("Times are of Beijing");
      assertThat(kiosk.text()).doesNotContain("北京时间");
      kiosk.pressesByKeyboard("Agree and begin");
      kiosk.isTold("Please read the text and tick that you agree");
      kiosk.isGoodForAll("kiosk-faces-en");
      kiosk.scansInto("Door code", "6901234567892");
      kiosk.pressesByKeyboard("Withdraw consent and erase now");
      kiosk.isTold("This is no door code of this centre");
      kiosk.goesTo("/index.html", "#doors .card");
      kiosk.isGoodForAll("agent-status-en");
      assertThat(kiosk.complaints()).isEmpty();
    }
    assertThat(held()).as("looking erased nothing").isEqualTo(1);
  }

  @Test
  @Order(4)
  void aMemberRefusesAndComesByCodeWithNoStepMore() throws Exception {
    Guest byCode = day.refusesAndComesByCode();
    guests.add(byCode);

    assertThat(byCode.stepsAtTheDoor()).containsExactly(HOLDS_UP_THE_CODE);
    long untilInByFace = byFace.steps().indexOf(STANDS_BEFORE_THE_DOOR) + 1L;
    assertThat((long) byCode.steps().size()).isLessThanOrEqualTo(untilInByFace);
    assertThat(byCode.isHeld()).isFalse();
    assertThat(held()).as("of the other only").isEqualTo(1);
  }

  @Test
  @Order(5)
  void aMemberWithdrawsAndIsNotKnownAnyMore() throws Exception {
    Guest withdrew = day.withdrawsAndIsUnknown();
    guests.add(withdrew);

    assertThat(withdrew.stepsAtTheDoor())
        .containsExactly(STANDS_BEFORE_THE_DOOR, STANDS_BEFORE_THE_DOOR, HOLDS_UP_THE_CODE);
    assertThat(withdrew.isHeld()).isFalse();
  }

  @Test
  @Order(6)
  void whoLeavesTheMembershipIsForgottenByTheDoor() throws Exception {
    day.leavesAndIsForgotten(byFace);

    assertThat(held()).isZero();
  }

  @Test
  @Order(7)
  void staffAndOfficersSeeHowManyAndNobody() throws Exception {
    // By face: twice the first, once the one who withdrew; by code: the two others' codes.
    assertThat(door.timesOpened()).isEqualTo(5);
    StreamSite.until(SOON, () -> count("/staff/visits", "in") == 5);
    for (String path : List.of("/staff/visits", "/officer/visits")) {
      assertThat(count(path, "in")).as(path).isEqualTo(5);
      assertThat(count(path, "inside")).as("three members").isEqualTo(3);
      assertThat(rows(server.text(path + "?lang=en")))
          .containsExactly("in door code 2", "in face (with separate consent) 3");
    }
  }

  @Test
  @Order(8)
  void noPageOfStaffOrOfficersShowsAFaceANameOrAReference() throws Exception {
    Map<String, String> pages =
        PagesOfPeople.from(server, "/staff/stock", "/officer/fence", "/officer/customs");

    assertThat(pages).containsKeys("/staff/visits", "/officer/visits", "/officer/alarms");
    assertThat(Traces.filesWith(List.of(Traces.of("entrance")), pagesAsFiles(pages)))
        .as("the search finds the door's name")
        .isNotEmpty();
    assertThat(references()).as("three members, each in two spellings").hasSize(6);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(page.getValue())
          .as(page.getKey())
          .doesNotContain("<img", "data:image", "演示会员")
          .doesNotContain(references().toArray(String[]::new));
    }
  }

  @Test
  @Order(9)
  void noPictureNoTemplateAndNoReferenceIsLeftWhereItMustNotBe() throws Exception {
    List<byte[]> pictures = new ArrayList<>();
    for (List<Path> own :
        List.of(
            photographs.comesByFace(), photographs.comesAndWithdraws(), photographs.refuses())) {
      for (Path file : own) {
        byte[] jpeg = Files.readAllBytes(file);
        pictures.addAll(Traces.partsOf(jpeg, 64, jpeg.length / 4));
      }
    }
    assertThat(Traces.filesWith(pictures, photographs.comesByFace().get(0).getParent()))
        .as("the search finds them in the album")
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(Traces.filesWith(pictures, settings.dataFolder())).as("no picture").isEmpty();
    assertThat(Traces.filesWith(parts(), settings.dataFolder().resolve("edge-1")))
        .as("no eight bytes of a face at the agent")
        .isEmpty();
    List<byte[]> persons = new ArrayList<>(List.of(Traces.of("演示会员"), Traces.of("BGD1.")));
    references().forEach(reference -> persons.add(Traces.of(reference)));
    assertThat(Traces.filesWith(persons, settings.dataFolder().resolve("logs")))
        .as("no log names a person, a reference or a code")
        .isEmpty();
    assertThat(Traces.filesWith(List.of(Traces.of("WITHDRAWN")), settings.dataFolder()))
        .as("the log hears of it")
        .contains(site.agent().log());
  }

  private Path pagesAsFiles(Map<String, String> pages) throws IOException {
    Path folder = Files.createDirectories(settings.dataFolder().resolve("pages"));
    Files.writeString(folder.resolve("all.html"), String.join("\n", pages.values()));
    return folder;
  }

  private long held() {
    return site.agentApi().status().orElseThrow().at("/faces/held").asLong();
  }

  private void keepWhatIsHeld() throws IOException {
    try (Stream<Path> files = Files.list(settings.dataFolder().resolve("edge-1/faces"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".face")).toList()) {
        templates.add(Files.readAllBytes(file));
      }
    }
    assertThat(templates).hasSize(1);
  }

  /** Any eight bytes in a row of what was kept. */
  private List<byte[]> parts() {
    return templates.stream().flatMap(file -> Traces.partsOf(file, 8, 1).stream()).toList();
  }

  /** As they stand in records, and in the codes. */
  private List<String> references() {
    List<String> references = new ArrayList<>();
    for (Guest guest : guests) {
      String person = guest.code().split("\\.", -1)[3];
      references.add(person);
      references.add(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(person)));
    }
    return references;
  }

  private long count(String path, String id) {
    try {
      Matcher number = Pattern.compile("id=\"" + id + "\">(\\d+)<").matcher(server.text(path));
      return number.find() ? Long.parseLong(number.group(1)) : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page)
        .results()
        .map(row -> row.group(1).replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " "))
        .toList();
  }
}
