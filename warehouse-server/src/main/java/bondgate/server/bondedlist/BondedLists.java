package bondgate.server.bondedlist;

import bondgate.server.customs.ReleasedLists;
import bondgate.server.customs.ReleasedLists.Released;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 核注清单 of retail lists: gathered for a period, and what stands of them. Each released retail list
 * is in one list that stands, whoever asks at the same time: the database has the last word.
 */
@ApplicationScoped
public class BondedLists {
  private static final String NUMBER = "[A-Za-z0-9-]{1,64}";

  private final ReleasedLists released;
  private final ListForms forms;
  private final ListStore store;
  private final ReceiptStore receipts;
  private final ListOutbox outbox;
  private final ListPieces pieces;

  @Inject
  BondedLists(
      ReleasedLists released,
      ListForms forms,
      ListStore store,
      ReceiptStore receipts,
      ListOutbox outbox,
      ListPieces pieces) {
    this.pieces = pieces;
    this.released = released;
    this.forms = forms;
    this.store = store;
    this.receipts = receipts;
    this.outbox = outbox;
  }

  /** Thrown to take back what was written when another was faster. */
  private static final class TakenMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Gathers the released retail lists of a period into one outbound list, all or none. */
  public GatherResult gather(String zone, GatherRequest asked, Instant at) {
    LocalDate today = Deadline.day(at);
    if (!asked.innerNo().matches(NUMBER)) {
      return new GatherResult.NumberMalformed(asked.innerNo(), NUMBER);
    }
    if (store.find(zone, asked.innerNo()).isPresent()) {
      return new GatherResult.NumberTaken(asked.innerNo());
    }
    Optional<GatherResult.Refusal> refusal =
        forms.gathering().period(asked.from(), asked.until(), today);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Released> lists =
        released.between(
            zone, Deadline.begin(asked.from()), Deadline.begin(asked.until().plusDays(1)));
    List<String> absent = absent(asked.named(), lists);
    if (!absent.isEmpty()) {
      return new GatherResult.NotReleased(absent);
    }
    List<Released> wanted = wanted(zone, asked, lists);
    if (wanted.isEmpty()) {
      return new GatherResult.NothingToGather(asked.from(), asked.until());
    }
    List<GatherResult.Taken> taken = store.taken(zone, numbers(wanted));
    if (!taken.isEmpty()) {
      return new GatherResult.TakenAlready(taken);
    }
    return keep(zone, asked, wanted, at);
  }

  private static List<String> absent(List<String> named, List<Released> lists) {
    Set<String> there = new HashSet<>(numbers(lists));
    return named.stream().filter(number -> !there.contains(number)).distinct().toList();
  }

  /** Those that were named, or else all that are in no other list. */
  private List<Released> wanted(String zone, GatherRequest asked, List<Released> lists) {
    Set<String> numbers = new HashSet<>(asked.named());
    if (numbers.isEmpty()) {
      numbers.addAll(numbers(lists));
      store.taken(zone, numbers(lists)).forEach(taken -> numbers.remove(taken.listNo()));
    }
    return lists.stream().filter(list -> numbers.contains(list.listNo())).toList();
  }

  private static List<String> numbers(List<Released> lists) {
    return lists.stream().map(Released::listNo).toList();
  }

  private GatherResult keep(String zone, GatherRequest asked, List<Released> lists, Instant at) {
    Optional<GatherResult.Refusal> refusal = Gathering.together(lists);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    BondedListDraft draft = forms.draft(asked.innerNo(), lists, at);
    if (draft.lines().size() > PaperCheck.MOST_LINES) {
      return new GatherResult.TooMany("lines", draft.lines().size(), PaperCheck.MOST_LINES);
    }
    MadeMessage made = forms.message(draft);
    if (made instanceof MadeMessage.Wrong wrong) {
      return new GatherResult.Malformed(wrong.findings());
    }
    String message = ((MadeMessage.Ready) made).text();
    try {
      boolean added =
          QuarkusTransaction.requiringNew().call(() -> add(zone, asked, draft, lists, message));
      if (!added) {
        return new GatherResult.NumberTaken(asked.innerNo());
      }
    } catch (TakenMeanwhileException e) {
      return new GatherResult.TakenAlready(store.taken(zone, numbers(lists)));
    }
    LocalDate today = Deadline.day(at);
    return new GatherResult.Gathered(
        draft.innerNo(),
        draft.lines().size(),
        lists.size(),
        lists.stream()
            .filter(list -> forms.deadline(list.releasedAt()).daysLeft(today) < 0)
            .map(Released::listNo)
            .toList());
  }

  private boolean add(
      String zone,
      GatherRequest asked,
      BondedListDraft draft,
      List<Released> lists,
      String message) {
    Optional<Long> id = store.add(zone, draft, asked.from(), asked.until(), asked.actor());
    if (id.isEmpty()) {
      return false;
    }
    if (store.take(zone, id.get(), lists) < lists.size()) {
      throw new TakenMeanwhileException();
    }
    outbox.add(PaperKind.INV101, zone, id.get(), message, draft.declaredAt());
    return true;
  }

  /**
   * Released retail lists in no list that stands whose last day is near or has passed, the most
   * pressing first. Looks back a year.
   */
  @Transactional
  public List<DueList> dueSoon(String zone, Instant at) {
    LocalDate today = Deadline.day(at);
    List<Released> lists =
        released.between(zone, Deadline.begin(today.minusYears(1)), at.plusMillis(1));
    Set<String> free = new HashSet<>(numbers(lists));
    store.taken(zone, numbers(lists)).forEach(taken -> free.remove(taken.listNo()));
    return lists.stream()
        .filter(list -> free.contains(list.listNo()))
        .map(list -> due(list, today))
        .filter(due -> due.daysLeft() <= forms.remindDays())
        .sorted(Comparator.comparingLong(DueList::daysLeft).thenComparing(DueList::listNo))
        .toList();
  }

  private DueList due(Released list, LocalDate today) {
    Deadline deadline = forms.deadline(list.releasedAt());
    return new DueList(list.listNo(), deadline, deadline.daysLeft(today));
  }

  /** The newest lists, at most that many. */
  @Transactional
  public List<BondedListView> newest(String zone, int most) {
    return store.newest(zone, most).stream().map(row -> view(zone, row)).toList();
  }

  /** The list of our own number. */
  @Transactional
  public Optional<BondedListView> find(String zone, String innerNo) {
    return store.find(zone, innerNo).map(row -> view(zone, row));
  }

  /** The message that hands the list in, byte for byte. */
  @Transactional
  public Optional<String> message(String zone, String innerNo) {
    return store.find(zone, innerNo).flatMap(row -> outbox.content(PaperKind.INV101, row.id()));
  }

  private BondedListView view(String zone, ListStore.Row row) {
    ReceiptStore.Paper paper = new ReceiptStore.Paper(PaperKind.INV101, row.id());
    PaperStanding standing = receipts.standing(paper);
    boolean deducted = standing.mark().compareTo(DeductionMark.DEDUCTED) >= 0;
    return new BondedListView(
        row.head(),
        standing,
        store.lines(row.id()),
        store.retailLists(row.id()),
        receipts.of(paper),
        deducted ? pieces.inside(zone, row.id()) : 0);
  }
}
