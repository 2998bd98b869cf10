package bondgate.server.bondedlist;

import bondgate.server.bondedlist.SandboxSwitch.Fate;
import bondgate.server.customs.ReleasedSales;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sandbox office of each zone, and what is handed in to it. */
@ApplicationScoped
public class TestCustomsOffice {
  static final Instant RELEASED = Instant.parse("2026-03-05T02:00:00Z");
  static final Instant AT = Instant.parse("2026-03-06T02:00:00Z");

  private final Map<String, SandboxListOffice> offices = new ConcurrentHashMap<>();

  @Inject BondedLists lists;
  @Inject BondedPasses passes;
  @Inject ListInbox inbox;
  @Inject ListOutbox outbox;
  @Inject ReleasedSales sales;

  SandboxListOffice office(String zone) {
    return offices.computeIfAbsent(zone, one -> new SandboxListOffice());
  }

  /** Sends and receives until nothing moves; what comes in meets that fate. */
  public void rounds(String zone, String fate, Instant at) {
    rounds(zone, new SandboxSwitch(Fate.valueOf(fate), false, false), at);
  }

  void rounds(String zone, SandboxSwitch how, Instant at) {
    office(zone).behave(how);
    ListPost post = new ListPost(zone, office(zone), outbox, inbox);
    while (post.round(at)) {}
  }

  /** A gathered list of one released sale, at that state; its number at customs. */
  String list(String zone, String innerNo, String sale, String fate) {
    return list(zone, innerNo, sale, fate, RELEASED, AT);
  }

  /** The same, of a sale that was released and gathered at those times. */
  public String list(
      String zone, String innerNo, String sale, String fate, Instant released, Instant at) {
    sales.release(zone, sale, released);
    LocalDate day = Deadline.day(released);
    lists.gather(zone, new GatherRequest(innerNo, day, day, List.of(), "staff:ls-07"), at);
    rounds(zone, fate, at);
    return lists.find(zone, innerNo).orElseThrow().standing().paperNo();
  }

  static PassRequest ofLists(String innerNo, List<String> lists) {
    return request(innerNo, PassCargo.LISTS, lists, "", List.of(), "3.12", "2.72");
  }

  static PassRequest ofParts(String innerNo, String list, int line, String quantity) {
    return request(
        innerNo,
        PassCargo.LISTS,
        List.of(list),
        "",
        List.of(
            new PassRequest.Part(
                line, new BigDecimal(quantity), new BigDecimal("1.5"), BigDecimal.ONE)),
        "1.5",
        "1");
  }

  private static PassRequest request(
      String innerNo,
      PassCargo cargo,
      List<String> papers,
      String billNo,
      List<PassRequest.Part> parts,
      String grossKg,
      String netKg) {
    return new PassRequest(
        innerNo,
        cargo,
        papers,
        billNo,
        parts,
        new PassRequest.Vehicle(
            "贵A12345", new BigDecimal("1255"), new BigDecimal("570"), BigDecimal.ZERO),
        new BigDecimal(grossKg),
        new BigDecimal(netKg),
        "王五",
        "supervisor:ls-01");
  }

  /** Hands a display pass in at customs, by a stock bill. */
  public PassResult display(String zone, String innerNo, String passNo, Instant at) {
    return passes.declare(
        zone,
        request(
            innerNo,
            PassCargo.DISPLAY,
            List.of(passNo),
            "X8301E260306000001",
            List.of(),
            "30",
            "25"),
        at);
  }

  /** Hands a pass of whole lists in at customs. */
  public PassResult lists(String zone, String innerNo, List<String> papers, Instant at) {
    return passes.declare(zone, ofLists(innerNo, papers), at);
  }

  /** Hands half a piece of the first line of a list in, by a vehicle of its own. */
  public PassResult part(String zone, String innerNo, String paper, Instant at) {
    return passes.declare(zone, ofParts(innerNo, paper, 1, "0.5"), at);
  }

  /** Customs states a list as deducted and all past the gate. */
  public void deducted(String zone, String innerNo, Instant at) {
    PaperStanding standing = lists.find(zone, innerNo).orElseThrow().standing();
    String receipt =
        """
        <BondInvtBsc><bondInvtNo>%s</bondInvtNo><invtPreentNo>%s</invtPreentNo>
        <etpsInnerInvtNo>%s</etpsInnerInvtNo><invtIochkptStucd>3</invtIochkptStucd>
        <vrfdedMarkcd>2</vrfdedMarkcd><invtStucd>0</invtStucd></BondInvtBsc>
        """
            .formatted(standing.paperNo(), standing.preNo(), innerNo);
    inbox.receive(
        zone,
        SandboxListReceipts.message(standing.paperNo(), "INV211", receipt)
            .getBytes(StandardCharsets.UTF_8),
        at);
  }

  /** How far the pass is at customs. */
  public Stage stage(String zone, String innerNo) {
    return passes.find(zone, innerNo).orElseThrow().standing().stage();
  }

  /** Customs says a state of a pass that it knows, such as 2 for 已过卡. */
  public ReceiveResult says(String zone, String innerNo, String type, String state, Instant at) {
    PaperStanding standing = passes.find(zone, innerNo).orElseThrow().standing();
    return inbox.receive(zone, receipt(type, state, standing.paperNo(), standing.preNo(), at), at);
  }

  static byte[] receipt(String type, String state, String passNo, String preNo, Instant at) {
    return SandboxListReceipts.message(
            passNo,
            type,
            """
            <HdeApprResult><etpsPreentNo>%s</etpsPreentNo><businessId>%s</businessId>
            <manageResult>1</manageResult><manageDate>%s</manageDate></HdeApprResult>
            <SasPassportBsc><passportNo>%s</passportNo><sasPassportPreentNo>%s</sasPassportPreentNo>
            <stucd>%s</stucd></SasPassportBsc>
            """
                .formatted(preNo, passNo, PaperContents.time(at), passNo, preNo, state))
        .getBytes(StandardCharsets.UTF_8);
  }
}
