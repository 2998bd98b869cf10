package bondgate.simulator.day;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * The day at the door for members: one comes by face, one keeps his face to himself and comes by
 * code, one withdraws his consent, and one leaves the membership. Where no face is compared, one
 * comes by code.
 */
public final class DoorOfTheDay {
  private static final Duration MODELS_WITHIN = Duration.ofSeconds(30);
  private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(30);
  private static final String PLAYED = "played";

  /** Nobody: no region has the code 990000. */
  private static final TillShopper.Person BY_FACE =
      new TillShopper.Person("演示会员甲", "990000198805112145", "13800138001");

  private static final TillShopper.Person BY_CODE =
      new TillShopper.Person("演示会员乙", "990000199509233625", "13800138002");
  private static final TillShopper.Person WITHDRAWS =
      new TillShopper.Person("演示会员丙", "990000200001011015", "13800138003");

  private final SiteSettings settings;
  private final SiteDoor door;
  private final AgentApi agent;
  private final Narrator narrator;
  private final PropertiesFile memory;
  private int day = 1;

  DoorOfTheDay(SiteSettings settings, SiteDoor door, AgentApi agent, Narrator narrator) {
    this.settings = settings;
    this.door = door;
    this.agent = agent;
    this.narrator = narrator;
    this.memory =
        new PropertiesFile(
            settings.dataFolder().resolve("telephones.properties"), "cookies of members");
  }

  /** Plays it, once a day; played again after it was cut off, members are members already. */
  public void play(int today) throws InterruptedException {
    day = today;
    Properties known = memory.load();
    if (known.getProperty(PLAYED, "").equals(Integer.toString(day))) {
      return;
    }
    if (comparesFaces()) {
      withFaces();
    } else {
      comesByCode();
    }
    known = memory.load();
    known.setProperty(PLAYED, Integer.toString(day));
    memory.store(known);
  }

  /** Whatever the photographs do, the day goes on. */
  private void withFaces() throws InterruptedException {
    try {
      strangersStayOutside();
      Guest byFace = agreesAndComesByFace();
      refusesAndComesByCode();
      withdrawsAndIsUnknown();
      leavesAndIsForgotten(byFace);
    } catch (PhotographsDoNotDo e) {
      narrator.say("The photographs do not do (%s); the day goes on.".formatted(e.getMessage()));
      door.seesNobody();
    }
  }

  /** Whether faces are compared at this site; says which settings would bring them, or why not. */
  public boolean comparesFaces() throws InterruptedException {
    if (door.faces().isEmpty()) {
      narrator.say(SiteFaces.HOW);
      return false;
    }
    String[] why = {"the agent does not answer"};
    boolean compared =
        Patience.until(
            MODELS_WITHIN,
            () -> {
              agent.status().ifPresent(now -> why[0] = now.at("/faces/whyNot").asText());
              return why[0].isEmpty();
            });
    if (!compared) {
      narrator.say("Members enter by code only: " + why[0]);
    }
    return compared;
  }

  /** Those who never agreed stand before the door, and it stays shut. */
  public void strangersStayOutside() throws InterruptedException {
    Guest stranger = guest("withdraws", WITHDRAWS);
    stranger.beginsAnew();
    pictureMust(
        "a stranger stays outside",
        !stranger.comesByFace(picture(photographs().comesAndWithdraws())));
    narrator.say("Somebody whom nobody knows stands before the door: it stays shut.");
  }

  /** A member agrees at the kiosk, and is let in by face, today twice. */
  public Guest agreesAndComesByFace() throws InterruptedException {
    Guest member = guest("by-face", BY_FACE);
    List<Path> own = photographs().comesByFace();
    member.registers();
    member.opensTheDoorCode();
    member.agreesToFaces(Photographs.bytes(own.get(0)));
    narrator.say("A member agrees at the kiosk that the door knows him by face.");
    byte[] another = Photographs.bytes(own.get(1));
    pictureMust("who agreed is let in by face", member.comesByFace(another));
    pictureMust("he is let in again", member.comesByFace(another));
    narrator.say("The door opens for his face, and again when he comes back.");
    return member;
  }

  /** A member does not want that: his code opens the same door, with no step more. */
  public Guest refusesAndComesByCode() throws InterruptedException {
    Guest member = comesByCode();
    narrator.say(
        "His face is kept nowhere, and he had %d steps in all.".formatted(member.steps().size()));
    return member;
  }

  private Guest comesByCode() throws InterruptedException {
    Guest member = guest("by-code", BY_CODE);
    member.registers();
    member.opensTheDoorCode();
    door.faces()
        .map(faces -> faces.photographs().refuses())
        .filter(own -> !own.isEmpty())
        .ifPresent(own -> door.sees(picture(own)));
    member.comesByCode();
    narrator.say("A member holds the code on his telephone before the door, and it opens.");
    return member;
  }

  /** A member who agreed withdraws: the door does not know him any more, and opens by code. */
  public Guest withdrawsAndIsUnknown() throws InterruptedException {
    Guest member = guest("withdraws", WITHDRAWS);
    List<Path> own = photographs().comesAndWithdraws();
    byte[] comes = Photographs.bytes(own.get(own.size() - 1));
    member.registers();
    member.opensTheDoorCode();
    member.agreesToFaces(picture(own));
    pictureMust("who agreed is let in by face", member.comesByFace(comes));
    member.opensTheDoorCode();
    must("there was a face to erase", member.withdraws());
    must("nothing is held of who withdrew", !member.isHeld());
    pictureMust("who withdrew is not known any more", !member.comesByFace(comes));
    member.comesByCode();
    narrator.say("Another enters by face, withdraws, and is unknown at once; his code opens.");
    return member;
  }

  /** A member leaves the membership, and the door forgets him with it. */
  public void leavesAndIsForgotten(Guest member) throws InterruptedException {
    member.opensTheDoorCode();
    must("his face is held", member.isHeld());
    member.leaves();
    Patience.insist("the agent to forget who left", FORGOTTEN_WITHIN, () -> isForgotten(member));
    byte[] comes = Photographs.bytes(photographs().comesByFace().get(1));
    pictureMust("who left is not known any more", !member.comesByFace(comes));
    narrator.say("Who came by face leaves the membership: the door has forgotten him.");
  }

  private static boolean isForgotten(Guest member) {
    try {
      return !member.isHeld();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the kiosk", e);
    }
  }

  private Guest guest(String role, TillShopper.Person person) {
    return new Guest(
        person,
        new Telephone(settings.serverUri(), memory, "day-%d-%s".formatted(day, role)),
        new Kiosk(settings.agentUri(), SiteDoor.NAME),
        door,
        agent);
  }

  private Photographs photographs() {
    return door.faces()
        .map(SiteFaces::photographs)
        .orElseThrow(() -> new IllegalStateException("no face is compared at this site"));
  }

  private static byte[] picture(List<Path> photographs) {
    return Photographs.bytes(photographs.get(0));
  }

  /** What this site owes, whoever is on the photographs. */
  private static void must(String what, boolean isSo) {
    if (!isSo) {
      throw new IllegalStateException("at the door for members it is not so that " + what);
    }
  }

  /** What depends on whether the model tells the persons on the photographs apart, too. */
  private static void pictureMust(String what, boolean isSo) {
    if (!isSo) {
      throw new PhotographsDoNotDo("it is not so that " + what);
    }
  }
}
